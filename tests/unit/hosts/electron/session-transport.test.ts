import { EventEmitter } from 'node:events';
import type { ClientRequestConstructorOptions, Session } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { sessionTransport } from '../../../../electron/hosts/electron/session-transport';
import type { HttpRequest } from '../../../../electron/ports/transport';

let verify: Parameters<Session['setCertificateVerifyProc']>[0] = null;
const session = {
  setCertificateVerifyProc: (proc: typeof verify) => void (verify = proc),
  resolveProxy: async () => 'PROXY proxy.example:8080; DIRECT',
} as unknown as Session;
const get: HttpRequest = { method: 'GET', url: 'https://graph.example/v1.0/me', headers: { accept: 'a/b' } };

function transport(act: (request: EventEmitter) => void, ready = Promise.resolve()) {
  const seen: {
    options: ClientRequestConstructorOptions;
    headers: Record<string, string>;
    body: string | undefined;
  }[] = [];
  const abort = vi.fn();
  const request = (options: ClientRequestConstructorOptions) => {
    const one = { options, headers: {} as Record<string, string>, body: undefined as string | undefined };
    seen.push(one);
    const emitter: EventEmitter = Object.assign(new EventEmitter(), {
      setHeader: (name: string, value: string) => (one.headers[name] = value),
      end: (body?: string) => {
        one.body = body;
        queueMicrotask(() => act(emitter));
      },
      abort,
    });
    return emitter as never;
  };
  const made = sessionTransport({
    session,
    net: { request },
    allowedHosts: ['graph.example'],
    ready,
    timeoutMs: 50,
  });
  const peer = async (host: string) => made.peer?.(host);
  return { send: async (wanted: HttpRequest) => made.send(wanted), peer, seen, abort };
}

function answer(status: number, headers: Record<string, string | string[]>, body: string) {
  return (request: EventEmitter) => {
    const message = Object.assign(new EventEmitter(), { statusCode: status, headers });
    request.emit('response', message);
    message.emit('data', Buffer.from(body));
    message.emit('end');
  };
}

const failing = (message: string) => (request: EventEmitter) => request.emit('error', new Error(message));

describe("a transport over Chromium's network", () => {
  it('sends one request on its own session, without cookies, cache or redirects', async () => {
    const { send, seen, abort } = transport(answer(200, { 'Request-Id': ['a', 'b'] }, '{}'));
    expect(await send({ ...get, method: 'POST', body: 'x=1' })).toEqual({
      status: 200,
      headers: { 'request-id': 'a, b' },
      body: '{}',
    });
    expect(seen[0]).toMatchObject({
      options: { method: 'POST', session, redirect: 'manual', credentials: 'omit', cache: 'no-store' },
      headers: { accept: 'a/b' },
      body: 'x=1',
    });
    expect(abort).toHaveBeenCalled();
  });

  it('tells who signed the certificate of a host and which proxy leads there, and leaves the verdict to Chromium', async () => {
    const { peer } = transport(answer(200, {}, ''));
    expect(await peer('graph.example')).toBeNull();
    const verdict = vi.fn();
    verify?.({ hostname: 'graph.example', certificate: { issuerName: 'Contoso Gateway' } } as never, verdict);
    expect(verdict).toHaveBeenCalledWith(-3);
    expect(await peer('graph.example')).toEqual({ issuer: 'Contoso Gateway', proxy: 'proxy.example:8080' });
  });

  it('hands a redirect back instead of following it', async () => {
    const { send } = transport((request) => {
      request.emit('redirect', 302, 'GET', 'https://evil.example/', { Location: ['https://evil.example/'] });
    });
    expect(await send(get)).toEqual({
      status: 302,
      headers: { location: 'https://evil.example/' },
      body: '',
    });
  });

  it.each([
    ['net::ERR_NAME_NOT_RESOLVED', 'offline', 'could not be resolved'],
    ['net::ERR_CONNECTION_REFUSED', 'offline', 'could not be reached'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'offline', 'is not trusted'],
    ['net::ERR_CERT_DATE_INVALID', 'offline', "this computer's time"],
    ['net::ERR_CONNECTION_RESET', 'answer-lost', 'broke after the request was sent'],
    ['net::ERR_SOMETHING_NEW', 'answer-lost', 'broke after the request was sent'],
  ])('tells %s as %s', async (name, code, text) => {
    await expect(transport(failing(name)).send(get)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(text) as string,
    });
  });

  it('takes a refusal of the proxy for that, not for the answer of the service', async () => {
    await expect(transport(answer(407, {}, '')).send(get)).rejects.toMatchObject({
      code: 'offline',
      message: expect.stringContaining('proxy refused') as string,
    });
  });

  it('gives up in time, and when it is told to', async () => {
    await expect(transport(() => undefined).send(get)).rejects.toMatchObject({ code: 'timeout' });
    const stop = new AbortController();
    const { send, abort } = transport(() => stop.abort());
    await expect(send({ ...get, signal: stop.signal })).rejects.toMatchObject({ code: 'cancelled' });
    expect(abort).toHaveBeenCalled();
  });

  it.each(['http://graph.example/', 'https://evil.example/', 'https://graph.example.evil.example/'])(
    'sends nothing to %s',
    async (url) => {
      const { send, seen } = transport(answer(200, {}, ''));
      await expect(send({ ...get, url })).rejects.toMatchObject({ code: 'refused' });
      expect(seen).toEqual([]);
    },
  );
});
