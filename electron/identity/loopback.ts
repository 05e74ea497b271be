import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** What the sign-in page sent back. */
type PageAnswer =
  | { readonly code: string; readonly clientInfo: string | null }
  | { readonly error: string; readonly description: string };

/** A listener for one answer of a sign-in page. */
export interface Loopback {
  /** The redirect URI to ask for. */
  readonly redirectUri: string;
  readonly answer: Promise<PageAnswer>;
  close(): void;
}

const bodyLimit = 64 * 1024;

const page = (title: string, text: string): string =>
  `<!doctype html><meta charset="utf-8"><title>${title}</title><h1>${title}</h1><p>${text}</p>`;
const signedIn = page('Signed in', 'You can close this page and go back to Sendwright.');
const notSignedIn = page('Not signed in', 'Go back to Sendwright: it says what to do.');

/**
 * Listens on 127.0.0.1, on a free port, for the form that the sign-in page posts (`response_mode=form_post`). Only a
 * form with exactly this state settles the answer; whatever else knocks is turned away and changes nothing.
 */
export async function openLoopback(state: string): Promise<Loopback> {
  let settle: (answer: PageAnswer) => void = () => undefined;
  const answer = new Promise<PageAnswer>((resolve) => {
    settle = resolve;
  });
  const server = createServer((message, response) => {
    const { socket } = message;
    receive(message, response, state).then(
      (found) => {
        if (found !== null) settle(found);
      },
      () => socket.destroy(),
    );
  });
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    redirectUri: `http://localhost:${(server.address() as AddressInfo).port}`,
    answer,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** Reads one request and answers it; null where it was not the sign-in page's. */
async function receive(
  message: IncomingMessage,
  response: ServerResponse,
  state: string,
): Promise<PageAnswer | null> {
  if (message.method !== 'POST' || message.url !== '/') {
    await reply(response, 404);
    return null;
  }
  const type = message.headers['content-type']?.split(';')[0]?.trim();
  if (type !== 'application/x-www-form-urlencoded') {
    await reply(response, 415);
    return null;
  }
  const fields = new URLSearchParams(await bodyOf(message));
  const states = fields.getAll('state');
  const found = answerIn(fields);
  if (found === null || states.length !== 1 || states[0] !== state) {
    await reply(response, 400);
    return null;
  }
  await reply(response, 200, 'code' in found ? signedIn : notSignedIn);
  return found;
}

function answerIn(fields: URLSearchParams): PageAnswer | null {
  const [code, error] = [fields.get('code'), fields.get('error')];
  if (error !== null) return { error, description: fields.get('error_description') ?? '' };
  return code === null || code === '' ? null : { code, clientInfo: fields.get('client_info') };
}

async function bodyOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bodyLimit) throw new Error('The form is too long.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Returns once the answer is handed to the network, so that closing right after cuts nothing off. */
function reply(response: ServerResponse, status: number, text = ''): Promise<void> {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', connection: 'close' });
  return new Promise((resolve) => {
    response.once('close', resolve);
    response.end(text, () => resolve());
  });
}
