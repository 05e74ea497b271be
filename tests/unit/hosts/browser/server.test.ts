import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Desk } from '../../../../electron/contract/desk/desk';
import type { DeskEvent } from '../../../../electron/contract/desk/state';
import { practiceOnly } from '../../../../electron/hosts/browser/practice-only';
import { serveBrowser } from '../../../../electron/hosts/browser/server';
import { silentLogger } from '../../../../electron/log/logger';
import { testFolder } from '../../../support/folder';

async function serve() {
  const pages = join(testFolder(), 'pages');
  mkdirSync(join(pages, 'assets'), { recursive: true });
  writeFileSync(join(pages, 'index.html'), '<html><head><meta nonce="__NONCE__"></head></html>');
  writeFileSync(join(pages, 'assets', 'main.js'), 'export {};');
  writeFileSync(join(pages, '..', 'secret.js'), 'outside');
  let tell: ((event: DeskEvent) => void) | null = null;
  const desk = {
    'operation.cancel': async () => null,
    'target.choose': async () => null,
    listen: (listener: (event: DeskEvent) => void) => {
      tell = listener;
      return () => undefined;
    },
  } as unknown as Desk;
  const parts = { pages, logger: silentLogger, newId: () => 'c1' };
  const host = await serveBrowser({ ...parts, desk: practiceOnly(desk) });
  onTestFinished(async () => host.close());
  const { port, pathname, origin } = new URL(host.address);
  const ask = async (path: string, options: { method?: string; headers?: object; body?: string } = {}) =>
    new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
      const { method = 'GET', headers = {}, body } = options;
      const sent = request({ host: '127.0.0.1', port, path, method, headers: { ...headers } }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }),
        );
      });
      sent.on('error', reject);
      sent.end(body);
    });
  return {
    ask,
    host,
    base: pathname,
    origin,
    tell: (event: DeskEvent) => tell?.(event),
    isOpen: () => tell !== null,
  };
}

const json = { 'content-type': 'application/json' };

describe('the browser host', () => {
  it('serves the page under the app’s policy, with a nonce of its own each time', async () => {
    const { ask, base } = await serve();
    const [first, second] = [await ask(base), await ask(base)];
    const policy = String(first.headers['content-security-policy']);
    expect(policy).toContain("connect-src 'self'");
    expect(policy).toContain("script-src 'self';");
    const nonce = /nonce="([^"]+)"/u.exec(first.body)?.[1] ?? '';
    expect(policy).toContain(`'nonce-${nonce}'`);
    expect(second.body).not.toBe(first.body);
    expect(first.body).toContain('<script src="./bridge.js"></script>');
    expect((await ask(`${base}assets/main.js`)).status).toBe(200);
    expect((await ask(`${base}bridge.js`)).body).toContain('operation.cancel');
  });

  it('answers a channel as the app does', async () => {
    const { ask, base, origin } = await serve();
    const post = { method: 'POST', headers: { ...json, origin } };
    const good = await ask(`${base}api/operation.cancel`, { ...post, body: '{"operation":"x"}' });
    expect(JSON.parse(good.body)).toEqual({ ok: true, value: null });
    const extra = await ask(`${base}api/operation.cancel`, { ...post, body: '{"operation":"x","more":1}' });
    expect(JSON.parse(extra.body)).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    const real = { target: { kind: 'real', cloud: 'global' } };
    const refused = await ask(`${base}api/target.choose`, { ...post, body: JSON.stringify(real) });
    expect(JSON.parse(refused.body)).toMatchObject({ ok: false, error: { code: 'refused' } });
  });

  it.each([
    ['without the token', '/wrong/', {}],
    ['by another name of this computer', '', { host: 'localhost:1' }],
    ['from another origin', '', { origin: 'http://evil.example' }],
    ['from another site', '', { 'sec-fetch-site': 'cross-site' }],
  ])('answers nobody who asks %s', async (_how, path, headers) => {
    const { ask, base } = await serve();
    expect((await ask(path === '' ? base : path, { headers })).status).toBe(403);
    expect((await ask(path === '' ? `${base}events` : path, { headers })).status).toBe(403);
  });

  it('takes no form, no unknown channel and nothing outside its folder', async () => {
    const { ask, base, origin } = await serve();
    const body = '{"operation":"x"}';
    const form = { origin, 'content-type': 'text/plain' };
    expect((await ask(`${base}api/operation.cancel`, { method: 'POST', headers: form, body })).status).toBe(
      404,
    );
    const post = { method: 'POST', headers: { ...json, origin }, body };
    expect((await ask(`${base}api/listen`, post)).status).toBe(404);
    expect((await ask(`${base}api/operation.cancel`, { ...post, headers: json })).status).toBe(404);
    expect((await ask(`${base}../secret.js`)).status).not.toBe(200);
    expect((await ask(`${base}%2e%2e/secret.js`)).status).toBe(404);
  });

  it('streams events to the page', async () => {
    const { ask, base, host, tell, isOpen } = await serve();
    const streamed = ask(`${base}events`);
    await expect.poll(() => isOpen()).toBe(true);
    tell({ type: 'setups', seq: 2 });
    await host.close().catch(() => undefined);
    expect((await streamed).body).toContain('data: {"seq":2,"type":"setups"}');
  });
});
