import { createRoot } from 'react-dom/client';
import { exposeOracle } from './oracle.ts';
import { ownNumber } from './variant.ts';
import { App } from './view/app.tsx';

// The original keeps the own phone id here, as a JSON string.
if (ownNumber === null) localStorage.removeItem('last-wid-md');
else localStorage.setItem('last-wid-md', JSON.stringify(`${ownNumber}:7@c.us`));

exposeOracle();

const root = document.getElementById('app');
if (!root) throw new Error('The document has no #app.');
createRoot(root).render(<App />);
