import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { nodeTransport, type NodeTransport } from '../../../../electron/hosts/terminal/node-transport';
import type { HttpRequest } from '../../../../electron/ports/transport';

const closers: (() => void)[] = [];

afterEach(() => {
  vi.unstubAllEnvs();
  for (const close of closers.splice(0)) close();
});

function transport(options: Parameters<typeof nodeTransport>[0] = {}): NodeTransport {
  const made = nodeTransport({ proxy: 'none', ...options });
  closers.push(() => made.close());
  return made;
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

function get(url: string, more: Partial<HttpRequest> = {}): HttpRequest {
  return { method: 'GET', url, headers: {}, ...more };
}

describe('node transport before anything is sent', () => {
  it('speaks https only', async () => {
    await expect(transport().send(get('http://localhost/'))).rejects.toMatchObject({ code: 'refused' });
  });

  it('keeps to the hosts it was given', async () => {
    const only = transport({ allowedHosts: ['localhost:8443'] });
    await expect(only.send(get('https://graph.microsoft.com/'))).rejects.toMatchObject({ code: 'refused' });
    await expect(only.send(get('https://localhost:8444/'))).rejects.toMatchObject({ code: 'refused' });
  });

  it('is offline where the name does not resolve or nobody listens', async () => {
    await expect(transport().send(get('https://nowhere.invalid/'))).rejects.toMatchObject({
      code: 'offline',
      facts: { message: expect.stringContaining('nowhere.invalid') as string },
    });
    const server = createServer();
    const port = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    await expect(transport().send(get(`https://127.0.0.1:${port}/`))).rejects.toMatchObject({
      code: 'offline',
      facts: { message: expect.stringContaining('Nothing was sent') as string },
    });
  });

  it('is offline where the server speaks no TLS, or says nothing in time', async () => {
    const plain = await listen(createHttpServer());
    await expect(transport().send(get(`https://127.0.0.1:${plain}/`))).rejects.toMatchObject({
      code: 'offline',
    });
    const silent = createServer((socket) => closers.push(() => socket.destroy()));
    const port = await listen(silent);
    const asked = transport().send(get(`https://127.0.0.1:${port}/`, { timeoutMs: 50 }));
    await expect(asked).rejects.toMatchObject({ code: 'offline' });
  });

  it('can be cancelled, before and while it connects', async () => {
    const abort = new AbortController();
    const silent = createServer((socket) => {
      closers.push(() => socket.destroy());
      abort.abort();
    });
    const url = `https://127.0.0.1:${await listen(silent)}/`;
    await expect(transport().send(get(url, { signal: abort.signal }))).rejects.toMatchObject({
      code: 'cancelled',
    });
    await expect(transport().send(get(url, { signal: abort.signal }))).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});

describe('node transport behind a proxy', () => {
  it('goes through HTTPS_PROXY and tells what the proxy refused', async () => {
    const asked: string[] = [];
    const proxy = createHttpServer();
    proxy.on('connect', (request, socket) => {
      asked.push(request.url ?? '');
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n');
    });
    vi.stubEnv('HTTPS_PROXY', `http://user:pw@127.0.0.1:${await listen(proxy)}`);
    vi.stubEnv('NO_PROXY', '');
    vi.stubEnv('no_proxy', '');
    vi.stubEnv('https_proxy', '');
    const sent = transport({ proxy: 'system' }).send(get('https://graph.example/v1.0/me'));
    await expect(sent).rejects.toMatchObject({
      code: 'offline',
      facts: {
        message: expect.stringContaining('407') as string,
        who: 'the network administrator',
      },
    });
    expect(asked).toEqual(['graph.example:443']);
  });

  it('names the proxy that cannot be reached, without its password', async () => {
    vi.stubEnv('HTTPS_PROXY', 'http://user:pw@127.0.0.1:1');
    vi.stubEnv('NO_PROXY', '');
    vi.stubEnv('no_proxy', '');
    vi.stubEnv('https_proxy', '');
    const error: unknown = await transport({ proxy: 'system' })
      .send(get('https://graph.example/'))
      .catch((thrown: unknown) => thrown);
    const text = JSON.stringify((error as { facts: unknown }).facts);
    expect(text).toContain('127.0.0.1:1');
    expect(text).not.toContain('pw');
  });

  it('never asks a proxy for this computer itself', async () => {
    vi.stubEnv('HTTPS_PROXY', 'http://127.0.0.1:1');
    vi.stubEnv('NO_PROXY', '');
    const sent = transport({ proxy: 'system' }).send(get('https://localhost:2/'));
    await expect(sent).rejects.toMatchObject({
      facts: { message: expect.not.stringContaining('proxy') as string },
    });
  });
});
