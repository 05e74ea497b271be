import { net, session } from 'electron';
import type { ClosableTransport, TransportOptions } from '../../ports/platform';
import { nodeTransport } from '../terminal/node-transport';
import { sessionTransport } from './session-transport';

/**
 * Real clouds by Chromium's network, with the system's proxy and certificates; a practice tenant by Node's, which trusts its
 * authority alone and for this transport only.
 */
export function electronTransport({ allowedHosts, ca, proxy }: TransportOptions): ClosableTransport {
  if (ca !== undefined) return nodeTransport({ ca, allowedHosts, proxy: 'none' });
  const own = session.fromPartition(`network-${(opened += 1)}`, { cache: false });
  const ready = own.setProxy(proxy === null ? { mode: 'system' } : { proxyRules: proxy });
  // A failure is told at the first request.
  ready.catch(() => undefined);
  return sessionTransport({ session: own, net, allowedHosts, ready });
}

let opened = 0;
