import { createApp, createSSRApp } from 'vue';
import App from './App.vue';

const root = document.querySelector('#root');
(root.firstChild ? createSSRApp : createApp)(App).mount(root);
