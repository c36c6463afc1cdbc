import { createRoot } from 'react-dom/client';
import './styles/base.css';
import './styles/layout.css';
import './styles/parts.css';
import './styles/narrow.css';
import './styles/brief.css';
import { App } from './ui/app.tsx';

const root = document.getElementById('console');
if (root !== null) createRoot(root).render(<App />);
