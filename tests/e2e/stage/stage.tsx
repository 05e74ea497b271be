import { createRoot } from 'react-dom/client';
import { App, openApp } from '../../../renderer/app';
import '../../../renderer/styles/base.css';
import { scenes } from './scenes/all';
import { scriptedBridge } from './scripted-bridge';

/** Mounts the real app over a scripted bridge; the scene is named in the address: `?start-empty`. */
const name = decodeURIComponent(window.location.search.slice(1));
const scene = scenes[name];
const root = document.getElementById('root');
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
if (root !== null && scene !== undefined) {
  createRoot(root).render(<App app={openApp(scriptedBridge(scene))} nonce={nonce} start={scene.route} />);
} else if (root !== null) {
  createRoot(root).render(
    <ul>
      {Object.keys(scenes).map((one) => (
        <li key={one}>
          <a href={`?${one}`}>{one}</a>
        </li>
      ))}
    </ul>,
  );
}
