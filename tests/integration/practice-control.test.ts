import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { get as httpGet } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { practiceInfoSchema } from '../../electron/contract/practice-info';
import { lagFrom } from '../../electron/practice/server/lag';
import { startPractice } from '../../electron/practice/server/start';
import type { RunningPractice } from '../../electron/practice/server/start';
import { contosoWorld } from '../../electron/practice/world/contoso';
import { parseWorld } from '../../electron/practice/world/world-file';
import type { RawAnswer } from './helpers/https';
import { send } from './helpers/https';

let directory: string;
let practice: RunningPractice;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'practice-'));
  practice = await startPractice({ directory, world: contosoWorld(), lag: lagFrom(0) });
});

afterEach(async () => {
  await practice.stop();
  rmSync(directory, { recursive: true, force: true });
});

async function control(method: string, path: string, body?: unknown): Promise<RawAnswer> {
  return send(practice.info.caFile, `${practice.info.control}/${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

const discovery = (): string =>
  `${practice.info.authority}/contoso.example/v2.0/.well-known/openid-configuration`;

async function plain(url: string, headers: Record<string, string> = {}): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    httpGet(url, { headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: Object.fromEntries(
            Object.entries(answer.headers).map(([key, value]) => [key, String(value)]),
          ),
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    }).on('error', reject);
  });
}

describe('the running practice tenant', () => {
  it('writes its INFO whole and for its owner alone', () => {
    const file = join(directory, 'practice-info.json');
    const written = practiceInfoSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    expect(written).toEqual(practice.info);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(written.admins.map((admin) => admin.username.split('@')[0])).toEqual([
      'admin',
      'appadmin',
      'exadmin',
      'roleadmin',
    ]);
  });

  it('answers by name and by address, and no other Host', async () => {
    const { caFile } = practice.info;
    const byAddress = discovery().replace('localhost', '127.0.0.1');
    expect((await send(caFile, byAddress)).status).toBe(200);
    expect((await plain(practice.info.outbox, { host: 'evil.example' })).status).toBe(421);
  });

  it('names its authorize page in plain http, and a stranger tenant as Entra does', async () => {
    const { caFile, authority, outbox } = practice.info;
    const found = JSON.parse((await send(caFile, discovery())).body) as Record<string, string>;
    expect(new URL(found['authorization_endpoint']!).origin).toBe(new URL(outbox).origin);
    expect(found['token_endpoint']).toContain(practice.info.tenantId);
    const stranger = await send(
      caFile,
      `${authority}/fabrikam.example/v2.0/.well-known/openid-configuration`,
    );
    expect(stranger.status).toBe(400);
    expect(JSON.parse(stranger.body)).toMatchObject({ error: 'invalid_tenant', error_codes: [90002] });
  });

  it('serves no control without the secret of its address', async () => {
    const answer = await send(practice.info.caFile, `${practice.info.authority}/control/requests`);
    expect(answer.status).toBe(404);
  });

  it('shows every request it served', async () => {
    await send(practice.info.caFile, discovery());
    const requests: unknown = JSON.parse((await control('GET', 'requests')).body);
    expect(requests).toEqual([
      {
        time: expect.any(String),
        host: 'entra',
        method: 'GET',
        verb: 'GET',
        path: '/contoso.example/v2.0/.well-known/openid-configuration',
        status: 200,
      },
    ]);
  });

  it('moves its clock forward, never back', async () => {
    const before = practice.world.clock.now().getTime();
    expect((await control('POST', 'clock', { advance: 7200 })).status).toBe(200);
    expect(practice.world.clock.now().getTime() - before).toBeGreaterThanOrEqual(7_200_000);
    expect((await control('POST', 'clock', { advance: -1 })).status).toBe(400);
  });

  it('keeps a vault in memory', async () => {
    expect((await control('GET', 'vault/a%2Fb')).status).toBe(404);
    await control('PUT', 'vault/a%2Fb', { value: 'kept' });
    expect(JSON.parse((await control('GET', 'vault/a%2Fb')).body)).toEqual({ value: 'kept' });
    await control('DELETE', 'vault/a%2Fb');
    expect((await control('GET', 'vault/a%2Fb')).status).toBe(404);
  });

  it('shows, changes, saves and replaces its world, and shows no secret of it', async () => {
    const withSecret = practice.world.state.applications[0]!;
    withSecret.passwordCredentials.push({
      keyId: '11111111-1111-4111-8111-111111111111',
      displayName: null,
      hint: 'abc',
      secretText: 'abc-the-secret',
      startDateTime: practice.world.clock.iso(),
      endDateTime: practice.world.clock.iso(),
    });
    const shown = await control('GET', 'world');
    expect(shown.body).not.toContain('abc-the-secret');
    expect(shown.body).toMatch(/sha256:[\da-f]{64}/u);
    const patch = { users: { 'CEO@contoso.example': { accountEnabled: false } } };
    expect((await control('POST', 'world', patch)).status).toBe(204);
    const file = join(directory, 'saved.json');
    await control('POST', 'world/save', { file });
    const saved = parseWorld(readFileSync(file, 'utf8'));
    expect(saved.users.find((user) => user.userPrincipalName.startsWith('ceo@'))?.accountEnabled).toBe(false);
    expect(saved).toEqual(practice.world.state);
    expect((await control('POST', 'world', { extends: 'contoso' })).status).toBe(204);
    expect(practice.world.state).toEqual(contosoWorld());
    const wrong = await control('POST', 'world', { users: { 'nobody@contoso.example': {} } });
    expect(wrong.status).toBe(400);
    expect(wrong.body).toContain('nobody@contoso.example');
  });
});

describe('faults on demand', () => {
  const strike = async (fault: object): Promise<RawAnswer | string> => {
    await control('POST', 'faults', [{ match: { path: 'openid-configuration' }, ...fault }]);
    return send(practice.info.caFile, discovery()).catch((error: unknown) => String(error));
  };

  it('throttles, fails, cuts and resets, each once', async () => {
    expect(await strike({ kind: 'throttle', retryAfter: 7 })).toMatchObject({
      status: 429,
      headers: { 'retry-after': '7' },
    });
    expect(await strike({ kind: 'status', status: 503 })).toMatchObject({ status: 503 });
    const cut = (await strike({ kind: 'malformed' })) as RawAnswer;
    expect(() => JSON.parse(cut.body) as unknown).toThrow(SyntaxError);
    expect(await strike({ kind: 'reset' })).toMatch(/hang up|ECONNRESET/u);
    expect(await strike({ kind: 'lost-answer' })).toMatch(/hang up|ECONNRESET/u);
    expect((await send(practice.info.caFile, discovery())).status).toBe(200);
    expect(practice.world.served.map((one) => one.status)).toEqual([429, 503, 200, 0, 0, 200]);
  });

  it('holds a request unanswered until the client gives up', async () => {
    await control('POST', 'faults', [{ match: {}, kind: 'hang' }]);
    const answer = send(practice.info.caFile, discovery()).then(
      () => 'answered',
      () => 'broken',
    );
    await expect.poll(() => practice.world.served.length).toBe(1);
    await practice.stop();
    expect(await answer).toBe('broken');
  });

  it('refuses a fault it does not know', async () => {
    const answer = await control('POST', 'faults', [{ match: {}, kind: 'gremlin' }]);
    expect(answer.status).toBe(400);
    expect(answer.body).toContain('kind');
  });
});

describe('the pages', () => {
  it('shows mail as text only', async () => {
    practice.world.state.outbox.push({
      id: 'mail',
      from: 'invoices@contoso.example',
      to: ['<script>alert(1)</script>@partner.example'],
      subject: '<img src=x onerror=alert(1)>',
      body: '</pre><script>alert(2)</script>',
      headers: [{ name: 'x-<b>', value: '"&' }],
      internetMessageId: '<1@contoso.example>',
      time: '2026-01-01T00:00:00.000Z',
    });
    const page = await plain(practice.info.outbox);
    expect(page.status).toBe(200);
    expect(page.body).not.toMatch(/<script>alert|<img|<b>/u);
    expect(page.body).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    const json: unknown = JSON.parse((await plain(`${practice.info.outbox}.json`)).body);
    expect(json).toMatchObject([{ mail: { subject: '<img src=x onerror=alert(1)>' } }]);
  });

  it('stops at an unknown client, a foreign redirect URI and a stranger tenant without going back', async () => {
    const origin = new URL(practice.info.outbox).origin;
    const page = async (tenant: string, clientId: string, redirect: string): Promise<string> => {
      const query = new URLSearchParams({
        client_id: clientId,
        redirect_uri: redirect,
        response_type: 'code',
      });
      const answer = await plain(`${origin}/${tenant}/oauth2/v2.0/authorize?${query.toString()}`);
      expect(answer.status).toBe(400);
      return /AADSTS\d+/u.exec(answer.body)?.[0] ?? '';
    };
    const { tenantId, clientId } = practice.info;
    expect(await page('fabrikam.example', clientId, 'http://localhost')).toBe('AADSTS90002');
    expect(await page(tenantId, tenantId, 'http://localhost')).toBe('AADSTS700016');
    expect(await page(tenantId, clientId, 'https://evil.example')).toBe('AADSTS50011');
    expect(await page(tenantId, clientId, 'http://localhost.evil.example')).toBe('AADSTS50011');
  });

  it('tells the client what it forgot: PKCE, and a session for prompt=none', async () => {
    const origin = new URL(practice.info.outbox).origin;
    const ask = async (more: Record<string, string>): Promise<string> => {
      const query = new URLSearchParams({
        client_id: practice.info.clientId,
        redirect_uri: 'http://localhost:1',
        response_type: 'code',
        scope: 'User.Read',
        state: 'kept',
        ...more,
      });
      const answer = await plain(`${origin}/common/oauth2/v2.0/authorize?${query.toString()}`);
      expect(answer.status).toBe(302);
      const back = new URL(answer.headers['location']!);
      expect(back.searchParams.get('state')).toBe('kept');
      return back.searchParams.get('error_description') ?? '';
    };
    expect(await ask({})).toContain('AADSTS9002325');
    const pkce = { code_challenge: 'x'.repeat(43), code_challenge_method: 'S256' };
    expect(await ask({ ...pkce, prompt: 'none' })).toContain('AADSTS50058');
    expect(await ask({ ...pkce, scope: 'Nonsense.Read' })).toContain('AADSTS650053');
    expect(await ask({ ...pkce, scope: 'https://graph.microsoft.us/User.Read' })).toContain('AADSTS500011');
  });
});
