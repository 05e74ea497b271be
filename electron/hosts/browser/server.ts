import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Desk } from '../../contract/desk/desk';
import { largestMessage } from '../../contract/desk/limits';
import type { Reply } from '../../contract/desk/reply';
import { deskEventSchema } from '../../contract/desk/state';
import { routeChannels } from '../../ipc/router';
import type { SenderEvent } from '../../ipc/sender';
import type { Logger } from '../../log/logger';
import { servePage, served, type Served } from './pages';
import { pageAddress, pathOf, type Door } from './request-guard';

interface BrowserHost {
  /** Address of the page, with the token that lets it in. */
  readonly address: string;
  close(): Promise<void>;
}

interface ServerParts {
  readonly desk: Desk;
  /** Folder of the built page. */
  readonly pages: string;
  readonly logger: Logger;
  readonly newId: () => string;
  /** Default a free one. */
  readonly port?: number;
}

type Handler = (input: unknown) => Promise<Reply>;

/** Serves page, channels and events on loopback, to whoever has the token and nobody else. */
export async function serveBrowser(parts: ServerParts): Promise<BrowserHost> {
  const handlers = handlersOf(parts);
  const streams = new Set<ServerResponse>();
  const token = randomBytes(24).toString('base64url');
  let door: Door = { port: 0, token };
  const server = createServer((request, response) => {
    const path = pathOf(request, door);
    if (path === 'events' && request.method === 'GET') {
      openStream(parts.desk, streams, response);
      return;
    }
    answer(request, path, parts.pages, handlers).then(
      (made) => write(response, made),
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(parts.port ?? 0, '127.0.0.1', resolve);
  });
  door = { port: (server.address() as AddressInfo).port, token };
  return {
    address: pageAddress(door),
    close: async () => {
      for (const stream of streams) stream.end();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The app's own router, over a wire that keeps its listeners: sender and token were looked at before. */
function handlersOf({ desk, logger, newId }: ServerParts): ReadonlyMap<string, Handler> {
  const handlers = new Map<string, Handler>();
  const sender: SenderEvent = { sender: { id: 0, mainFrame: null }, senderFrame: null };
  routeChannels(
    { handle: (channel, listener) => handlers.set(channel, async (input) => listener(sender, input)) },
    { desk, logger, newId, isTrusted: () => true },
  );
  return handlers;
}

async function answer(
  request: IncomingMessage,
  path: string | null,
  pages: string,
  handlers: ReadonlyMap<string, Handler>,
): Promise<Served> {
  if (path === null)
    return served(403, 'text/plain; charset=utf-8', 'Only the page of Sendwright is answered.');
  if (request.method === 'GET') return servePage(pages, path);
  const handler = path.startsWith('api/') ? handlers.get(path.slice('api/'.length)) : undefined;
  const isJson = request.headers['content-type'] === 'application/json';
  // A form of a foreign page can post, but neither this type nor with our origin.
  if (request.method !== 'POST' || handler === undefined || !isJson || request.headers.origin === undefined) {
    return served(404, 'text/plain; charset=utf-8', 'Nothing is here.');
  }
  const reply = await handler(JSON.parse(await bodyOf(request)));
  return served(200, 'application/json', JSON.stringify(reply));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // In bytes, where the router counts characters: it says so better.
    if (size > 4 * largestMessage) throw new Error('The message is too long.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Events as they come; a page that lost some sees the gap and asks for the state. */
function openStream(desk: Desk, streams: Set<ServerResponse>, response: ServerResponse): void {
  const { headers } = served(200, 'text/event-stream', '');
  response.writeHead(200, headers);
  response.write(': open\n\n');
  streams.add(response);
  const stop = desk.listen((event) => {
    const parsed = deskEventSchema.safeParse(event);
    if (parsed.success) response.write(`data: ${JSON.stringify(parsed.data)}\n\n`);
  });
  response.once('close', () => {
    stop();
    streams.delete(response);
  });
}

function write(response: ServerResponse, { status, headers, body }: Served): void {
  response.writeHead(status, headers);
  response.end(body);
}
