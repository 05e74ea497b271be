import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PublicClientApplication } from '@azure/msal-node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lagFrom } from '../../electron/practice/server/lag';
import { signInAs } from '../../electron/practice/server/sign-in-script';
import type { ScriptedAccount } from '../../electron/practice/server/sign-in-script';
import { startPractice } from '../../electron/practice/server/start';
import type { RunningPractice } from '../../electron/practice/server/start';
import { contosoWorld } from '../../electron/practice/world/contoso';
import { practicePassword } from '../../electron/practice/world/contoso-people';
import { exchangePowerShellAppId } from '../../electron/practice/world/well-known';
import { claimsOf, msalNetwork, send } from './helpers/https';

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

const account = (local: string, more: Partial<ScriptedAccount> = {}): ScriptedAccount => ({
  username: `${local}@contoso.example`,
  password: practicePassword,
  ...more,
});

function publicClient(clientId = practice.info.clientId): PublicClientApplication {
  const { authority, tenantId, caFile } = practice.info;
  return new PublicClientApplication({
    auth: { clientId, authority: `${authority}/${tenantId}`, knownAuthorities: [new URL(authority).host] },
    system: { networkClient: msalNetwork(caFile) },
  });
}

async function interactive(client: PublicClientApplication, scopes: string[], who: ScriptedAccount) {
  return client.acquireTokenInteractive({ scopes, openBrowser: (url) => signInAs(url, who) });
}

describe('MSAL public client', () => {
  it('signs an administrator in through the pages and answers silently afterwards', async () => {
    const client = publicClient();
    const result = await interactive(client, ['User.Read', 'Organization.Read.All'], account('admin'));
    expect(claimsOf(result.accessToken)).toMatchObject({
      aud: 'https://graph.microsoft.com',
      tid: practice.info.tenantId,
      appid: practice.info.clientId,
      idtyp: 'user',
      upn: 'admin@contoso.example',
      wids: ['62e90394-69f5-4237-9190-012177145e10'],
    });
    expect(String(claimsOf(result.accessToken)['scp']).split(' ')).toContain('Organization.Read.All');
    const silent = await client.acquireTokenSilent({ scopes: ['User.Read'], account: result.account! });
    expect(silent.fromCache).toBe(true);
    expect(silent.accessToken).toBe(result.accessToken);
  });

  it('caches scopes asked for in their long form', async () => {
    const client = publicClient();
    const scopes = ['https://graph.microsoft.com/User.Read'];
    const result = await interactive(client, scopes, account('admin'));
    const silent = await client.acquireTokenSilent({ scopes, account: result.account! });
    expect(silent.fromCache).toBe(true);
  });

  it('refuses a refresh for scopes not consented to, and grants them after consent', async () => {
    const client = publicClient();
    const result = await interactive(client, ['User.Read'], account('admin'));
    const write = ['Application.ReadWrite.All'];
    await expect(client.acquireTokenSilent({ scopes: write, account: result.account! })).rejects.toThrow(
      /65001/u,
    );
    const after = await interactive(client, write, account('admin'));
    expect(String(claimsOf(after.accessToken)['scp'])).toContain('Application.ReadWrite.All');
    const own = practice.world.state.permissionGrants.filter((grant) => grant.principalId !== null);
    expect(own.map((grant) => grant.scope)).toEqual(['Application.ReadWrite.All']);
    const other = await interactive(publicClient(), ['User.Read'], account('exadmin'));
    expect(String(claimsOf(other.accessToken)['scp'])).not.toContain('ReadWrite');
  });

  it('reports a refused consent, and an approval only an administrator can give', async () => {
    const write = ['Application.ReadWrite.All'];
    await expect(interactive(publicClient(), write, account('admin', { consent: 'refuse' }))).rejects.toThrow(
      /AADSTS65004/u,
    );
    await expect(interactive(publicClient(), write, account('exadmin'))).rejects.toThrow(/AADSTS90094/u);
    expect(practice.world.state.permissionGrants).toHaveLength(1);
  });

  it('tells a wrong password, an unknown account, a wrong code', async () => {
    const scopes = ['User.Read'];
    await expect(
      interactive(publicClient(), scopes, account('admin', { password: 'wrong' })),
    ).rejects.toThrow(/AADSTS50126/u);
    await expect(interactive(publicClient(), scopes, account('nobody'))).rejects.toThrow(/AADSTS50034/u);
    await expect(interactive(publicClient(), scopes, account('invoices'))).rejects.toThrow(/AADSTS50126/u);
    await expect(interactive(publicClient(), scopes, account('mfa', { mfaCode: '000000' }))).rejects.toThrow(
      /AADSTS500121/u,
    );
    const good = await interactive(publicClient(), scopes, account('mfa'));
    expect(claimsOf(good.accessToken)['amr']).toEqual(['pwd', 'mfa']);
  });

  it("gives the Exchange module's own client an Exchange token without a consent page", async () => {
    const client = publicClient(exchangePowerShellAppId);
    const scopes = ['https://outlook.office365.com/.default'];
    const result = await interactive(client, scopes, account('exadmin', { consent: 'refuse' }));
    expect(claimsOf(result.accessToken)['aud']).toBe('https://outlook.office365.com');
    const silent = await client.acquireTokenSilent({ scopes, account: result.account! });
    expect(silent.fromCache).toBe(true);
    await expect(
      interactive(publicClient(exchangePowerShellAppId), ['User.Read'], account('exadmin')),
    ).rejects.toThrow(/AADSTS65002/u);
  });

  it('gives a token for another resource by refresh', async () => {
    const client = publicClient();
    const consent = ['https://outlook.office365.com/Exchange.Manage'];
    await interactive(client, consent, account('admin'));
    const graph = await interactive(client, ['User.Read'], account('admin'));
    const exchange = await client.acquireTokenSilent({
      scopes: consent,
      account: graph.account!,
      forceRefresh: true,
    });
    expect(claimsOf(exchange.accessToken)['aud']).toBe('https://outlook.office365.com');
  });

  it('asks to sign in again after sessions were revoked', async () => {
    const client = publicClient();
    const result = await interactive(client, ['User.Read'], account('admin'));
    await send(practice.info.caFile, `${practice.info.control}/revoke-sessions`, { method: 'POST' });
    await expect(
      client.acquireTokenSilent({ scopes: ['User.Read'], account: result.account!, forceRefresh: true }),
    ).rejects.toThrow(/50173/u);
  });

  it('signs in by device code', async () => {
    const walk: Promise<void>[] = [];
    const result = await publicClient().acquireTokenByDeviceCode({
      scopes: ['User.Read'],
      deviceCodeCallback: ({ userCode, verificationUri }) => {
        walk.push(signInAs(verificationUri, account('admin', { userCode })));
      },
    });
    await Promise.all(walk);
    expect(claimsOf(result!.accessToken)['upn']).toBe('admin@contoso.example');
  });

  it('blocks the device code where the world says so', async () => {
    const walk: Promise<unknown>[] = [];
    const token = publicClient().acquireTokenByDeviceCode({
      scopes: ['User.Read'],
      deviceCodeCallback: ({ userCode, verificationUri }) => {
        walk.push(signInAs(verificationUri, account('mfa', { userCode })).catch((error: unknown) => error));
      },
    });
    // MSAL keeps the code to itself here; the page says it.
    await expect(token).rejects.toThrow(/invalid_grant/u);
    expect(String(await walk[0])).toContain('AADSTS53003');
  });

  it('refuses a user name and password in the request where the world says MFA', async () => {
    const { authority, tenantId, caFile, clientId } = practice.info;
    const ask = async (username: string) =>
      send(caFile, `${authority}/${tenantId}/oauth2/v2.0/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'password',
          client_id: clientId,
          scope: 'User.Read',
          username,
          password: practicePassword,
        }).toString(),
      });
    expect((await ask('ceo@contoso.example')).status).toBe(200);
    const refused = await ask('mfa@contoso.example');
    expect(JSON.parse(refused.body)).toMatchObject({ error: 'interaction_required', error_codes: [50076] });
  });
});
