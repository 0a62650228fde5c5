import { createRoot } from 'react-dom/client';
import { watchAddress } from './model/navigation.ts';
import { exposeOracle } from './oracle.ts';
import { App } from './view/app.tsx';

exposeOracle();
watchAddress();

const root = document.getElementById('app');
if (!root) throw new Error('The document has no #app.');
createRoot(root).render(<App />);
