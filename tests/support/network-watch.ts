import { readFileSync, writeFileSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** One thing a process did on the network: connected, asked for a name, listened, or sent a datagram. */
export interface NetworkEvent {
  readonly what: 'connect' | 'lookup' | 'listen' | 'datagram';
  /** Host, or the path of a local socket. */
  readonly where: string;
}

/** Notes every connection, name lookup, listener and datagram, in this process or, preloaded, in another. */
const watcher = `
const net = require('node:net');
const dns = require('node:dns');
const dgram = require('node:dgram');
const { appendFileSync } = require('node:fs');
const events = [];
const file = process.env.SENDWRIGHT_TEST_NETWORK;
const note = (what, where) => {
  const event = { what, where: String(where) };
  events.push(event);
  if (file) appendFileSync(file, JSON.stringify(event) + '\\n');
};
const undo = [];
const wrap = (object, name, before) => {
  const original = object[name];
  object[name] = function (...args) {
    before.apply(this, args);
    return original.apply(this, args);
  };
  undo.push(() => { object[name] = original; });
};
wrap(net.Socket.prototype, 'connect', (...args) => {
  // Node hands its own normalised arguments over as one array.
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  const options = typeof first === 'object' && first !== null ? first : { port: first, host: second };
  note('connect', options.path ?? options.host ?? 'localhost');
});
for (const name of Object.keys(dns).filter((key) => /^(?:lookup|resolve)/.test(key))) {
  wrap(dns, name, (host) => note('lookup', host));
}
for (const name of Object.keys(dns.promises).filter((key) => /^(?:lookup|resolve)/.test(key))) {
  wrap(dns.promises, name, (host) => note('lookup', host));
}
wrap(net.Server.prototype, 'listen', function () {
  this.once('listening', () => {
    const address = this.address();
    note('listen', typeof address === 'string' ? address : address?.address);
  });
});
wrap(dgram.Socket.prototype, 'send', (...args) => note('datagram', args.find((one) => typeof one === 'string') ?? 'localhost'));
module.exports = { events, restore: () => undo.forEach((act) => act()) };
`;

interface Watcher {
  readonly events: NetworkEvent[];
  restore(): void;
}

function writeWatcher(folder: string): string {
  const script = join(folder, 'network-watch.cjs');
  writeFileSync(script, watcher);
  return script;
}

/** Watches this process until the test ends. */
export function watchNetwork(folder: string): readonly NetworkEvent[] {
  const loaded = createRequire(import.meta.url)(writeWatcher(folder)) as Watcher;
  onTestFinished(() => loaded.restore());
  return loaded.events;
}

/** The environment for Node processes that are to be watched, and what was seen of them. */
export function networkOf(folder: string): {
  readonly env: NodeJS.ProcessEnv;
  read(): readonly NetworkEvent[];
} {
  const script = writeWatcher(folder);
  const file = join(folder, 'network.jsonl');
  return {
    env: { NODE_OPTIONS: `--require ${script}`, SENDWRIGHT_TEST_NETWORK: file },
    read: () =>
      existsSync(file)
        ? readFileSync(file, 'utf8')
            .trimEnd()
            .split('\n')
            .map((line) => JSON.parse(line) as NetworkEvent)
        : [],
  };
}

/** What does not stay on this machine. */
export function leaving(events: readonly NetworkEvent[]): readonly NetworkEvent[] {
  return events.filter(({ where }) => !['localhost', '127.0.0.1', '::1'].includes(where));
}
