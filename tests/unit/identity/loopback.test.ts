import { request } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { openLoopback, type Loopback } from '../../../electron/identity/loopback';

let loopback: Loopback | null = null;

afterEach(() => loopback?.close());

interface Knock {
  readonly method?: string;
  readonly path?: string;
  readonly type?: string;
  readonly body?: string;
}

/** Status and text of the answer; null where the connection was cut. */
async function knock({ method = 'POST', path = '/', type, body = '' }: Knock) {
  const { port } = new URL(loopback!.redirectUri);
  const headers = { 'content-type': type ?? 'application/x-www-form-urlencoded' };
  return new Promise<{ status: number; text: string } | null>((resolve) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    sent.on('error', () => resolve(null));
    sent.end(body);
  });
}

const isSettled = async (answer: Promise<unknown>): Promise<boolean> => {
  const open = Symbol('open');
  return (await Promise.race([answer, Promise.resolve(open)])) !== open;
};

it('takes the code of the form that carries the state, and shows a page', async () => {
  loopback = await openLoopback('expected');
  const shown = await knock({ body: 'code=abc&state=expected&client_info=info' });
  expect(shown?.status).toBe(200);
  expect(shown?.text).toContain('Signed in');
  expect(await loopback.answer).toEqual({ code: 'abc', clientInfo: 'info' });
});

it('takes an error, and shows that nobody was signed in', async () => {
  loopback = await openLoopback('expected');
  const shown = await knock({ body: 'error=access_denied&error_description=no&state=expected' });
  expect(shown?.text).toContain('Not signed in');
  expect(await loopback.answer).toEqual({ error: 'access_denied', description: 'no' });
});

it.each<readonly [string, Knock, number | null]>([
  ['another state', { body: 'code=abc&state=other' }, 400],
  ['no state', { body: 'code=abc' }, 400],
  ['two states', { body: 'code=abc&state=expected&state=expected' }, 400],
  ['no code', { body: 'state=expected' }, 400],
  ['the code in the address', { method: 'GET', path: '/?code=abc&state=expected' }, 404],
  ['another path', { path: '/other', body: 'code=abc&state=expected' }, 404],
  ['another form', { type: 'text/plain', body: 'code=abc&state=expected' }, 415],
  ['a form without end', { body: `code=abc&state=expected&x=${'x'.repeat(100_000)}` }, null],
])('turns away %s and goes on waiting', async (_what, knocking, status) => {
  loopback = await openLoopback('expected');
  expect((await knock(knocking))?.status ?? null).toBe(status);
  expect(await isSettled(loopback.answer)).toBe(false);
  await knock({ body: 'code=real&state=expected' });
  expect(await loopback.answer).toEqual({ code: 'real', clientInfo: null });
});

it('listens to this computer alone, and no more once closed', async () => {
  loopback = await openLoopback('expected');
  expect(loopback.redirectUri).toMatch(/^http:\/\/localhost:\d+$/u);
  loopback.close();
  expect(await knock({ body: 'code=abc&state=expected' })).toBeNull();
});
