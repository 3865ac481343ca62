import { hydrate, mount } from 'svelte';
import App from './App.svelte';

const target = document.querySelector('#root');
(target.firstChild ? hydrate : mount)(App, { target });
