import { createRequire } from 'node:module';
import type { Keytar } from '../../credentials/keychain/helper';
import { serveKeychain } from '../../credentials/keychain/helper';

// A bundle of its own, run only as a child process: the one place that loads keytar.
const script = process.argv[1] ?? '';

// While a prompt of the keychain is open process.exit() waits for it; a signal does not (keychain facts 3).
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

serveKeychain(() => createRequire(script)('keytar') as Keytar, {
  send: (message) => process.send?.(message),
  onMessage: (listener) => process.on('message', listener),
});
