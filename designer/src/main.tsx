import 'antd/dist/reset.css';
import './designer.css';
import { createRoot } from 'react-dom/client';
import { App } from './App.js';
import './language/language.js';

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
