import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { bridgeOf } from './api/bridge';
import { App, openApp } from './app';
import './styles/base.css';

const root = document.getElementById('root');
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
if (root !== null) {
  const app = openApp(bridgeOf(window));
  createRoot(root).render(
    <StrictMode>
      <App app={app} nonce={nonce} />
    </StrictMode>,
  );
}
