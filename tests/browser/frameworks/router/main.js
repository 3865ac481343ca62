import { createApp } from 'vue';
import { createRouter, createWebHistory } from 'vue-router';
import App from './App.vue';
import Front from './Front.vue';
import Story from './Story.vue';

const router = createRouter({
  history: createWebHistory('/router/'),
  routes: [
    { path: '/', component: Front },
    { path: '/story', component: Story },
  ],
});
window.router = router;
createApp(App).use(router).mount('#root');
