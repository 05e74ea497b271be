import { app, utilityProcess } from 'electron';
import { forkUtility } from '../../../electron/hosts/electron/fork-utility';
import { printToPdf } from '../../../electron/hosts/electron/print-to-pdf';
import { electronTransport } from '../../../electron/hosts/electron/transport';
import { toAppError } from '../../../electron/contract/errors';
import { createKeychainIndex } from '../../../electron/credentials/keychain/index-file';
import { createKeychainStore } from '../../../electron/credentials/keychain/store';
import { systemClock } from '../../../electron/hosts/terminal/system-clock';
import type { Asked, Told } from './protocol';

// Runs as Electron's main: does one thing that only Electron can do, and prints what came of it as one line.

async function send({ url, ca, times = 1 }: Extract<Asked, { do: 'send' }>): Promise<Told> {
  const allowedHosts = [new URL(url).host];
  const transport = electronTransport({ allowedHosts, proxy: null, ...(ca === undefined ? {} : { ca }) });
  let answer: Told = {};
  for (let turn = 0; turn < times; turn += 1) {
    const response = await transport.send({ method: 'GET', url, headers: { accept: 'text/plain' } });
    answer = { status: response.status, headers: response.headers, body: response.body };
  }
  transport.close();
  return answer;
}

async function keep({ helper, environment, folder }: Extract<Asked, { do: 'keep' }>): Promise<Told> {
  const store = createKeychainStore({
    spawnHelper: forkUtility(utilityProcess, helper, environment),
    index: createKeychainIndex(folder),
    clock: systemClock,
    platform: process.platform,
    callTimeoutMs: 20_000,
  });
  const ref = {
    tenantId: '8f3c2a10-0000-4000-8000-00000000000a',
    clientId: '1d2e3f40-0000-4000-8000-000000000001',
  };
  // Where it does not work, this says why.
  await store.get(ref);
  const value = 'Grüße-'.repeat(1000);
  await store.set(ref, { kind: 'secret', keyId: 'k', value, endDateTime: '2027-05-20T00:00:00Z' });
  const kept = await store.get(ref);
  const wasThere = await store.delete(ref);
  return { text: String(kept?.kind === 'secret' && kept.value === value && wasThere) };
}

async function perform(asked: Asked): Promise<Told> {
  switch (asked.do) {
    case 'send':
      return send(asked);
    case 'print':
      return { body: Buffer.from(await printToPdf(asked.html)).toString('base64') };
    case 'keep':
      return keep(asked);
  }
}

void app.whenReady().then(async () => {
  const told = await perform(JSON.parse(process.env['ASKED'] ?? '{}') as Asked).catch((error: unknown) => {
    const { code, message, facts } = toAppError(error);
    return { code, text: [message, facts.serviceMessage ?? ''].join(' ') };
  });
  process.stdout.write(`TOLD ${JSON.stringify(told)}\n`, () => app.exit(0));
});
