import { createClient } from '@onething/runtime-api/client';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.js';
import { ClientProvider } from './data/client.js';
import { spokenLanguage, startWords } from './words/i18n.js';
import './ui/tokens.css';
import './ui/base.css';
import './ui/controls.css';
import './app/shell.css';
import './pages/pages.css';
import './ui/print.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

await startWords();
createRoot(root).render(
  <ClientProvider client={createClient({ language: spokenLanguage })}>
    <App />
  </ClientProvider>,
);
