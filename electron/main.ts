import { app, protocol } from 'electron';
import { startApp } from './app/lifecycle';
import { ownScheme } from './app/protocol';
import { electronApp } from './hosts/electron/app';

/** The desktop app: what is composed in hosts/electron is started in the order of app/lifecycle. */
const steps = electronApp(__dirname, async (parts) => {
  // All that the desk takes is read while the page is busy with itself, and not before there is a window.
  const { openDesk } = await import('./hosts/electron/open-desk');
  return openDesk(parts);
});

void startApp({ app, protocol, scheme: ownScheme, platform: process.platform }, steps);
