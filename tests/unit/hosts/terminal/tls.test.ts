import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { nodeTransport, type NodeTransport } from '../../../../electron/hosts/terminal/node-transport';
import {
  createCertificate,
  type PracticeCertificate,
} from '../../../../electron/practice/server/certificate';

let mine: PracticeCertificate;
let foreign: PracticeCertificate;
const closers: (() => void)[] = [];

beforeAll(async () => {
  [mine, foreign] = await Promise.all([createCertificate(new Date()), createCertificate(new Date())]);
});

afterEach(() => {
  for (const close of closers.splice(0)) close();
});

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

async function serve(handler: Handler): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer({ cert: mine.cert, key: mine.key }, handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/x`, server };
}

function transport(ca: string | undefined): NodeTransport {
  const made = nodeTransport({ proxy: 'none', ...(ca === undefined ? {} : { ca }) });
  closers.push(() => made.close());
  return made;
}

const post = (url: string, more = {}) => ({
  method: 'POST' as const,
  url,
  headers: { 'x-a': '1' },
  body: 'ä',
  ...more,
});

describe('node transport over TLS', () => {
  it('tells who signed the certificate of a host, once something was sent there', async () => {
    const { url } = await serve((_request, response) => response.end());
    const { host } = new URL(url);
    const made = transport(mine.ca);
    expect(made.peer?.(host)).toBeNull();
    await made.send(post(url));
    expect(made.peer?.(host)).toEqual({ proxy: null, issuer: expect.stringMatching(/practice/iu) });
  });

  it('sends method, headers and body, and reads status, joined headers and body', async () => {
    const { url } = await serve((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        response.setHeader('Set-Cookie', ['a=1', 'b=2']);
        response.statusCode = 201;
        response.end(
          `${request.method} ${String(request.headers['x-a'])} ${request.headers['content-length']} ${body} ü`,
        );
      });
    });
    const answer = await transport(mine.ca).send(post(url));
    expect(answer).toMatchObject({ status: 201, body: 'POST 1 2 ä ü' });
    expect(answer.headers['set-cookie']).toBe('a=1, b=2');
  });

  it('keeps the connection for the next request', async () => {
    const { url, server } = await serve((_request, response) => response.end());
    let connections = 0;
    server.on('secureConnection', () => (connections += 1));
    const over = transport(mine.ca);
    await over.send(post(url));
    await over.send(post(url));
    expect(connections).toBe(1);
  });

  it('follows no redirect', async () => {
    const { url } = await serve((_request, response) =>
      response.writeHead(302, { location: 'https://x/' }).end(),
    );
    expect(await transport(mine.ca).send(post(url))).toMatchObject({ status: 302 });
  });

  it.each([
    ['the public authorities', () => undefined],
    ['another authority', () => foreign.ca],
  ])('sends nothing where only %s are trusted, and names the issuer', async (_name, ca) => {
    let asked = 0;
    const { url } = await serve((_request, response) => {
      asked += 1;
      response.end();
    });
    await expect(transport(ca()).send(post(url))).rejects.toMatchObject({
      code: 'offline',
      facts: { message: expect.stringContaining('Practice tenant authority') as string },
    });
    expect(asked).toBe(0);
  });

  it('calls the answer lost when the connection breaks after sending', async () => {
    const { url } = await serve((request) => request.socket.destroy());
    await expect(transport(mine.ca).send(post(url))).rejects.toMatchObject({ code: 'answer-lost' });
  });

  it('calls the answer lost when it breaks off in the middle', async () => {
    const { url } = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half');
      setImmediate(() => response.socket?.destroy());
    });
    await expect(transport(mine.ca).send(post(url))).rejects.toMatchObject({ code: 'answer-lost' });
  });

  it('calls the answer lost on a kept connection, too', async () => {
    let count = 0;
    const { url } = await serve((request, response) => {
      count += 1;
      if (count === 1) response.end();
      else request.socket.destroy();
    });
    const over = transport(mine.ca);
    await over.send(post(url));
    await expect(over.send(post(url))).rejects.toMatchObject({ code: 'answer-lost' });
  });

  it('times out when no answer comes, and can be cancelled then', async () => {
    const { url } = await serve(() => undefined);
    await expect(transport(mine.ca).send(post(url, { timeoutMs: 100 }))).rejects.toMatchObject({
      code: 'timeout',
    });
    const abort = new AbortController();
    const cancelled = await serve(() => abort.abort());
    await expect(
      transport(mine.ca).send(post(cancelled.url, { signal: abort.signal })),
    ).rejects.toMatchObject({ code: 'cancelled' });
  });
});
