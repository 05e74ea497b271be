import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lagFrom } from '../../electron/practice/server/lag';
import { startPractice } from '../../electron/practice/server/start';
import type { RunningPractice } from '../../electron/practice/server/start';
import { contosoWorld } from '../../electron/practice/world/contoso';
import { practicePassword } from '../../electron/practice/world/contoso-people';
import { exchangePowerShellAppId } from '../../electron/practice/world/well-known';
import type { RawAnswer } from './helpers/https';
import { send } from './helpers/https';

let directory: string;
let practice: RunningPractice;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'practice-'));
  practice = await startPractice({ directory, world: contosoWorld(), lag: lagFrom(0) });
});

afterAll(async () => {
  await practice.stop();
  rmSync(directory, { recursive: true, force: true });
});

async function token(clientId: string, scope: string): Promise<string> {
  const { authority, tenantId, caFile, admins } = practice.info;
  const answer = await send(caFile, `${authority}/${tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password',
      client_id: clientId,
      scope,
      username: admins[0]!.username,
      password: practicePassword,
    }).toString(),
  });
  return (JSON.parse(answer.body) as { access_token: string }).access_token;
}

async function call(
  method: string,
  url: string,
  bearer: string,
  body?: unknown,
): Promise<RawAnswer & { json: unknown }> {
  const answer = await send(practice.info.caFile, url, {
    method,
    headers: {
      authorization: `Bearer ${bearer}`,
      'content-type': 'application/json',
      'client-request-id': 'mine',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { ...answer, json: answer.body === '' ? null : (JSON.parse(answer.body) as unknown) };
}

const fault = async (more: object): Promise<RawAnswer> =>
  send(practice.info.caFile, `${practice.info.control}/faults`, {
    method: 'POST',
    body: JSON.stringify([{ match: {}, ...more }]),
  });

describe('the mounted services', () => {
  it('lead a Graph token to Graph, and record the parts of a batch', async () => {
    const bearer = await token(practice.info.clientId, 'User.Read');
    const me = await call('GET', `${practice.info.graph}/v1.0/me`, bearer);
    expect(me.json).toMatchObject({ userPrincipalName: 'admin@contoso.example' });
    expect(me.headers).toMatchObject({ 'client-request-id': 'mine', date: expect.any(String) });
    expect(me.headers['request-id']).toMatch(/^[\da-f-]{36}$/u);
    await call('POST', `${practice.info.graph}/v1.0/$batch`, bearer, {
      requests: [
        { id: '1', method: 'GET', url: '/me' },
        { id: '2', method: 'GET', url: '/nonsense' },
      ],
    });
    expect(practice.world.served.at(-1)).toMatchObject({
      host: 'graph',
      status: 200,
      parts: [
        { method: 'GET', path: '/me', status: 200 },
        { method: 'GET', path: '/nonsense', status: 400 },
      ],
    });
  });

  it('lead an Exchange token to Exchange only', async () => {
    const bearer = await token(exchangePowerShellAppId, 'https://outlook.office365.com/.default');
    const cmdlet = `${practice.info.exchange}/Get-OrganizationConfig`;
    const config = await call('POST', cmdlet, bearer, {});
    expect(config.json).toMatchObject({ result: [{ IsDehydrated: false }] });
    expect(practice.world.served.at(-1)).toMatchObject({
      host: 'exchange',
      path: '/exchange/Get-OrganizationConfig',
    });
    expect((await call('GET', `${practice.info.graph}/v1.0/me`, bearer)).status).toBe(401);
    expect((await call('POST', cmdlet, 'nonsense', {})).status).toBe(401);
  });

  it('fail on demand in the shape of their host', async () => {
    await fault({ kind: 'status', status: 503, code: 'serviceNotAvailable' });
    const graph = await call('GET', `${practice.info.graph}/v1.0/me`, 'any');
    expect(graph.json).toMatchObject({
      error: { code: 'serviceNotAvailable', innerError: { 'client-request-id': 'mine' } },
    });
    await fault({ kind: 'throttle', retryAfter: 2 });
    const exchange = await call('POST', `${practice.info.exchange}/Get-Mailbox`, 'any', {});
    expect(exchange).toMatchObject({
      status: 429,
      headers: { 'retry-after': '2' },
      json: { error: { cmdlet: 'Get-Mailbox', fullyQualifiedErrorId: 'TooManyRequests' } },
    });
    await fault({ kind: 'status', status: 500, message: 'Broken.' });
    const entra = await call('POST', `${practice.info.authority}/common/oauth2/v2.0/token`, 'any', {});
    expect(entra.json).toMatchObject({ error_codes: [90033] });
  });
});
