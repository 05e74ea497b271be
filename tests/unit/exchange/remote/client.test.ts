import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/contract/errors';
import { remoteInvoke } from '../../../../electron/exchange/remote/client';
import { remoteTenant } from '../../../../electron/exchange/remote/tenant';
import type { HttpRequest, HttpResponse } from '../../../../electron/ports/transport';

type Answer = Partial<HttpResponse> | AppError;
const ok: Answer = { status: 200, body: JSON.stringify({ result: [{ Name: 'x' }], warnings: [] }) };
const refusal = (type: string, status = 400): Answer => ({
  status,
  body: JSON.stringify({ error: { type, message: 'm', cmdlet: 'c' } }),
});

function over(...answers: Answer[]) {
  const requests: HttpRequest[] = [];
  const sleeps: number[] = [];
  let refreshed = 0;
  const invoke = remoteInvoke({
    url: 'https://localhost:1/exchange',
    transport: {
      async send(request) {
        requests.push(request);
        const answer = answers.shift();
        if (answer === undefined) throw new Error('one request too many');
        if (answer instanceof AppError) throw answer;
        return { status: 200, headers: {}, body: '', ...answer };
      },
    },
    tokens: { exchange: async () => `token-${refreshed}`, refresh: async () => void (refreshed += 1) },
    clock: { now: () => new Date(0), sleep: async (ms) => void sleeps.push(ms) },
  });
  return { invoke, requests, sleeps };
}

const lost = new AppError({ code: 'answer-lost', message: 'reset' });

describe('the remote client', () => {
  it('posts the parameters with the Exchange token', async () => {
    const { invoke, requests } = over(ok);
    expect((await invoke('Get-ManagementScope', { Identity: 'x' })).result).toEqual([{ Name: 'x' }]);
    expect(requests[0]).toMatchObject({
      method: 'POST',
      url: 'https://localhost:1/exchange/Get-ManagementScope',
      body: '{"parameters":{"Identity":"x"}}',
      headers: { authorization: 'Bearer token-0' },
    });
  });

  it.each([
    ['503', { status: 503, body: 'busy' }],
    ['a lost answer', lost],
    ['a malformed body', { status: 200, body: '{"result":' }],
  ])('repeats a read after %s and never a write', async (_what, answer) => {
    const read = over(answer, ok);
    await read.invoke('Get-ManagementScope', {});
    expect(read.requests).toHaveLength(2);
    const write = over(answer);
    await expect(write.invoke('New-ManagementScope', {})).rejects.toMatchObject({ code: 'answer-lost' });
    expect(write.requests).toHaveLength(1);
  });

  it('honours Retry-After, also for a write, since 429 says that nothing was done', async () => {
    const { invoke, sleeps } = over({ status: 429, headers: { 'retry-after': '7' } }, ok);
    await invoke('New-ManagementScope', {});
    expect(sleeps).toEqual([7000]);
  });

  it('gives up after four attempts, or at once where the wait is too long', async () => {
    const busy = { status: 429 };
    const four = over(busy, busy, busy, busy);
    await expect(four.invoke('Get-Recipient', {})).rejects.toMatchObject({ code: 'throttled' });
    expect(four.sleeps).toEqual([500, 1000, 2000]);
    const long = over({ status: 429, headers: { 'retry-after': '3600' } });
    await expect(long.invoke('Get-Recipient', {})).rejects.toMatchObject({ code: 'throttled' });
  });

  it('renews a refused token once', async () => {
    const { invoke, requests } = over({ status: 401 }, ok);
    await invoke('New-ManagementScope', {});
    expect(requests.map((request) => request.headers['authorization'])).toEqual([
      'Bearer token-0',
      'Bearer token-1',
    ]);
    await expect(over({ status: 401 }, { status: 401 }).invoke('Get-Recipient', {})).rejects.toMatchObject({
      code: 'not-signed-in',
    });
  });

  it('tells refusals apart by their type, not their status', async () => {
    const code = async (answer: Answer) =>
      over(answer)
        .invoke('New-ManagementScope', {})
        .then(
          () => 'none',
          (error: unknown) => (error as AppError).code,
        );
    expect(await code(refusal('ManagementObjectNotFoundException', 500))).toBe('not-found');
    expect(await code(refusal('CommandNotFoundException', 404))).toBe('permission-denied');
    expect(await code(refusal('SomethingElse', 403))).toBe('permission-denied');
    expect(await code(refusal('SomethingElse', 400))).toBe('refused');
    expect(await code(refusal('SomethingElse', 500))).toBe('answer-lost');
  });
});

describe('an answer that is of no use', () => {
  const messageOf = async (cmdlet: string) =>
    over(refusal('SomethingElse', 500))
      .invoke(cmdlet, {})
      .then(
        () => 'none',
        (error: unknown) => (error as AppError).message,
      );

  it('leaves open what a write did, and says nothing of the kind of a read', async () => {
    expect(await messageOf('New-ManagementScope')).toMatch(/whether it took effect is not known\.$/u);
    expect(await messageOf('Get-ManagementScope')).not.toMatch(/took effect|\.\.$/u);
  });
});

describe('the tenant of the connection', () => {
  const tokenOf = (claims: object) => `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.y`;

  it('is the tid of the token that is sent', async () => {
    const tid = 'A1B2C3D4-0000-4000-8000-000000000001';
    expect(await remoteTenant({ exchange: async () => tokenOf({ tid }) })()).toBe(tid.toLowerCase());
  });

  it.each(['nonsense', tokenOf({})])('is never guessed', async (token) => {
    await expect(remoteTenant({ exchange: async () => token })()).rejects.toMatchObject({
      code: 'tenant-mismatch',
    });
  });
});
