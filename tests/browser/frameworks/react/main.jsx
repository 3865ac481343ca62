import { createRoot, hydrateRoot } from 'react-dom/client';
import { App } from './App.jsx';

const root = document.querySelector('#root');
if (root.firstChild) hydrateRoot(root, <App />);
else createRoot(root).render(<App />);
