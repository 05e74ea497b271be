import { app, protocol } from 'electron';
import { startApp } from './app/lifecycle';
import { ownScheme } from './app/protocol';
import { electronApp } from './hosts/electron/app';
import { interimDesk } from './hosts/electron/interim-desk';

/** The desktop app: what is composed in hosts/electron is started in the order of app/lifecycle. */
const steps = electronApp(__dirname, async (platform) => interimDesk(platform));

void startApp({ app, protocol, scheme: ownScheme, platform: process.platform }, steps);
