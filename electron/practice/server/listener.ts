import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server, Socket } from 'node:net';
import type { PracticeRequest } from './handler';

/** A loopback listener on 127.0.0.1 and, where the machine has it, ::1. */
export interface Listener {
  readonly port: number;
  /** `https://localhost:8443`, the origin to hand out. */
  readonly origin: string;
  /** All origins a client may use. */
  readonly origins: readonly string[];
  close(): Promise<void>;
}

const bodyLimit = 4 * 1024 * 1024;

async function listen(server: Server, port: number, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return (server.address() as AddressInfo).port;
}

/** Opens a listener. `tls` null: plain http. Port 0 picks a free one. Throws where the port is taken. */
export async function openListener(
  port: number,
  tls: { readonly cert: string; readonly key: string } | null,
  answer: RequestListener,
): Promise<Listener> {
  const make = (): Server =>
    tls === null ? createServer(answer) : createTlsServer({ ...tls, minVersion: 'TLSv1.2' }, answer);
  const sockets = new Set<Socket>();
  const track = (server: Server): Server =>
    server.on('connection', (socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    });
  const servers = [track(make())];
  const chosen = await listen(servers[0] ?? make(), port, '127.0.0.1');
  const second = track(make());
  // A machine without IPv6, or another program on ::1 of this port: 127.0.0.1 alone will do.
  await listen(second, chosen, '::1').then(
    () => servers.push(second),
    () => undefined,
  );
  const scheme = tls === null ? 'http' : 'https';
  return {
    port: chosen,
    origin: `${scheme}://localhost:${chosen}`,
    origins: ['localhost', '127.0.0.1', '[::1]'].map((host) => `${scheme}://${host}:${chosen}`),
    close: async () => {
      const closed = servers.map((server) => new Promise((resolve) => server.close(resolve)));
      for (const socket of sockets) socket.destroy();
      await Promise.all(closed);
    },
  };
}

async function readBody(message: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bodyLimit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * The request as services see it. Null where it was refused already: a Host that is not this listener's (a page
 * of the web must not reach it under another name), or a body over 4 MB.
 */
export async function readRequest(
  message: IncomingMessage,
  response: ServerResponse,
  origins: readonly string[],
): Promise<PracticeRequest | null> {
  const refuse = (status: number): null => {
    response.writeHead(status, { connection: 'close' }).end();
    return null;
  };
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers[name] = [value].flat().join(', ');
  }
  const origin = origins.find((one) => new URL(one).host === headers['host']?.toLowerCase());
  if (origin === undefined) return refuse(421);
  const target = message.url ?? '/';
  if (!target.startsWith('/')) return refuse(400);
  const mark = target.indexOf('?');
  const body = await readBody(message);
  if (body === null) return refuse(413);
  return {
    method: message.method ?? 'GET',
    path: mark === -1 ? target : target.slice(0, mark),
    query: new URLSearchParams(mark === -1 ? '' : target.slice(mark + 1)),
    headers,
    body,
    origin,
  };
}
