import { app, protocol } from 'electron';
import { startApp } from './app/lifecycle';
import { ownScheme } from './app/protocol';
import { electronApp } from './hosts/electron/app';
import { openDesk } from './hosts/electron/open-desk';

/** The desktop app: what is composed in hosts/electron is started in the order of app/lifecycle. */
const steps = electronApp(__dirname, openDesk);

void startApp({ app, protocol, scheme: ownScheme, platform: process.platform }, steps);
