import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PublicClientApplication } from '@azure/msal-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lagFrom } from '../../electron/practice/server/lag';
import { signInAs } from '../../electron/practice/server/sign-in-script';
import { startPractice } from '../../electron/practice/server/start';
import type { RunningPractice } from '../../electron/practice/server/start';
import { contosoWorld } from '../../electron/practice/world/contoso';
import { practicePassword } from '../../electron/practice/world/contoso-people';
import { exchangePowerShellAppId } from '../../electron/practice/world/well-known';
import { msalNetwork, send } from './helpers/https';

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

/** Signs in as the Exchange module does, and gives a caller of cmdlets. */
async function connect(local: string) {
  const { authority, tenantId, caFile, exchange } = practice.info;
  const client = new PublicClientApplication({
    auth: {
      clientId: exchangePowerShellAppId,
      authority: `${authority}/${tenantId}`,
      knownAuthorities: [new URL(authority).host],
    },
    system: { networkClient: msalNetwork(caFile) },
  });
  const account = { username: `${local}@contoso.example`, password: practicePassword };
  const { accessToken } = await client.acquireTokenInteractive({
    scopes: ['https://outlook.office365.com/.default'],
    openBrowser: (url) => signInAs(url, account),
  });
  return async (cmdlet: string, parameters: Record<string, unknown> = {}) => {
    const answer = await send(caFile, `${exchange}/${cmdlet}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ parameters }),
    });
    return { status: answer.status, body: JSON.parse(answer.body) as Record<string, unknown> };
  };
}

describe('Exchange over HTTPS', () => {
  it('runs cmdlets for an Exchange administrator and records them', async () => {
    const call = await connect('exadmin');
    const made = await call('New-ManagementScope', {
      Name: 'Senders',
      RecipientRestrictionFilter: "Alias -eq 'invoices'",
    });
    expect(made).toMatchObject({ status: 200, body: { result: [{ Name: 'Senders' }], warnings: [] } });
    expect(await call('Get-ManagementScope', { Identity: 'nothing' })).toMatchObject({
      status: 404,
      body: { error: { cmdlet: 'Get-ManagementScope' } },
    });
    expect(practice.world.served.filter((one) => one.host === 'exchange')).toMatchObject([
      { path: '/exchange/New-ManagementScope', status: 200 },
      { path: '/exchange/Get-ManagementScope', status: 404 },
    ]);
  });

  it('lets a person without the role connect, and shows nothing but the connection', async () => {
    const call = await connect('anna');
    expect(await call('Get-ConnectionInformation')).toMatchObject({
      status: 200,
      body: { result: [{ TenantID: practice.info.tenantId, UserPrincipalName: 'anna@contoso.example' }] },
    });
    expect(await call('Get-ManagementScope')).toMatchObject({
      status: 403,
      body: { error: { fullyQualifiedErrorId: 'CommandNotFoundException' } },
    });
  });

  it('answers 401 without a token', async () => {
    const { caFile, exchange } = practice.info;
    expect((await send(caFile, `${exchange}/Get-Mailbox`, { method: 'POST' })).status).toBe(401);
  });
});
