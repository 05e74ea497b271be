import { createRequire } from 'node:module';
import type { Keytar } from '../../credentials/keychain/helper';
import { serveKeychain } from '../../credentials/keychain/helper';

// A bundle of its own, run only as a utility process: the one place that loads keytar. Node's own functions alone are
// used here; newer ones are not in such a process of every Electron.
const { parentPort } = process;

serveKeychain(() => createRequire(__filename)('keytar') as Keytar, {
  send: (message) => parentPort.postMessage(message),
  onMessage: (listener) => parentPort.on('message', ({ data }) => listener(data)),
});
