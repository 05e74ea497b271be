import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownScheme, pagesHandler } from '../../../electron/app/protocol';
import { testFolder } from '../../support/folder';

function handler() {
  const root = testFolder();
  const folder = join(root, 'renderer');
  mkdirSync(folder);
  writeFileSync(join(root, 'secret.json'), '{}');
  writeFileSync(join(folder, 'index.html'), '<meta property="csp-nonce" nonce="__NONCE__" />');
  writeFileSync(join(folder, 'main.js'), 'export {};');
  writeFileSync(join(folder, 'notes.exe'), '');
  let nonces = 0;
  return pagesHandler({ folder, newNonce: () => `nonce${(nonces += 1)}` });
}

const get = (path: string, method = 'GET') => ({ method, url: `app://bundle${path}` });

describe('pages over app://', () => {
  it('come with a policy and a nonce of their own at each load', async () => {
    const serve = handler();
    const first = await serve(get('/'));
    const second = await serve(get('/index.html'));
    expect(await first.text()).toContain('nonce="nonce1"');
    expect(first.headers.get('content-security-policy')).toContain("style-src 'self' 'nonce-nonce1'");
    expect(second.headers.get('content-security-policy')).toContain("'nonce-nonce2'");
    for (const wanted of [
      "default-src 'none'",
      "script-src 'self'",
      "connect-src 'none'",
      "frame-ancestors 'none'",
    ]) {
      expect(first.headers.get('content-security-policy')).toContain(wanted);
    }
    expect(first.headers.get('content-security-policy')).not.toMatch(/unsafe|\*|https?:/u);
  });

  it('carry the type of their table and are not sniffed', async () => {
    const answer = await handler()(get('/main.js'));
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('cross-origin-opener-policy')).toBe('same-origin');
  });

  it.each(['/..%2fsecret.json', '/nothing.html', '/notes.exe', '/'.repeat(2)])(
    'are not there: %s',
    async (path) => {
      const answer = await handler()(get(path));
      expect(answer.status).toBe(404);
      expect(await answer.text()).toBe('');
    },
  );

  it('are only read', async () => {
    expect((await handler()(get('/', 'POST'))).status).toBe(405);
  });

  it('come by a scheme that gets around no policy', () => {
    expect(ownScheme.privileges).toEqual({ standard: true, secure: true, supportFetchAPI: true });
  });
});
