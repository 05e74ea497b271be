import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../support/cli';
import { grantOf } from '../support/existing-applications';
import { ownApplications } from '../support/end-state';
import { readerOf } from '../support/reader';
import { liveState } from '../support/removal';
import { startTenant, type TestTenant } from '../support/tenant';

let tenant: TestTenant;

async function sendwright(...args: readonly string[]) {
  const { folder, infoFile } = tenant;
  const run = await runCli([...args, '--practice', infoFile], folder);
  return { code: run.code, said: run.stdout + run.stderr };
}
const unattended = async (args: readonly string[], data = 'data') =>
  sendwright('unattended', '--tenant', 'contoso.example', ...args, '--data', join(tenant.folder, data));
const at = (name: string): string => join(tenant.folder, name);

beforeAll(async () => {
  tenant = await startTenant({ whenFinished: afterAll });
});

/** In this order on one tenant: first what is refused, then what is written. */
describe('the sealed file of a job', { timeout: 120_000 }, () => {
  it('never takes the place of its own passphrase, nor an easy one, and nothing was written then', async () => {
    const before = liveState(tenant.world);
    writeFileSync(at('easy.txt'), 'k3fm-9x2p-qq7d-hw5e\n');
    for (const [told, ...args] of [
      ['to hold its passphrase', '--out', 's.json', '--new-passphrase-file', './s.json'],
      ['to hold its passphrase', '--out', './easy.txt', '--passphrase-file', 'easy.txt'],
      ['at least 24', '--out', 's.json', '--passphrase-file', 'easy.txt'],
    ] as const) {
      const { code, said } = await unattended(['--yes', ...args]);
      expect(said).toContain(told);
      expect(code).toBe(2);
    }
    expect(liveState(tenant.world)).toEqual(before);
    expect(existsSync(at('s.json'))).toBe(false);
  });

  it('is said not to be written as long as somebody else is needed', async () => {
    const out = ['--out', 's.json', '--new-passphrase-file', 'phrase.txt'];
    const { code, said } = await unattended(['--yes', ...out, '--as', 'appadmin@contoso.example']);
    expect(code, said).toBe(3);
    expect(said).toContain('s.json was not written');
    expect(existsSync(at('s.json')) || existsSync(at('phrase.txt'))).toBe(false);
  });

  it('is what the next step names', async () => {
    const out = ['--out', 's.json', '--new-passphrase-file', 'phrase.txt'];
    const { code, said } = await unattended(['--yes', ...out]);
    expect(code, said).toBe(0);
    expect(said.replaceAll(/\s+/gu, ' ')).toContain(
      '--unattended s.json --unattended-passphrase-file phrase.txt',
    );
  });

  it('is meant by any domain of the tenant, and so is what this computer keeps', async () => {
    const here = ['--data', at('data')];
    const sealed = ['s.json', '--unattended-passphrase-file', 'phrase.txt'];
    for (const who of [[], sealed]) {
      const run = await sendwright('survey', '--tenant', 'contoso.example', '--unattended', ...who, ...here);
      expect(run.code, run.said).toBe(0);
    }
    const stranger = await sendwright('survey', '--tenant', 'nobody.example', ...here);
    expect(stranger.said).toContain('Check its name (--tenant');
  });

  it('is not written over another tenant’s, whose jobs work with it', async () => {
    const theirs = readFileSync(at('s.json'), 'utf8').replaceAll(
      /"(?<fact>tenantId|tenantName)": "[^"]*"/gu,
      (_, fact) => `"${String(fact)}": "6f2c0a1e-9d3b-4c7a-8e21-0b6d4f1a2c3e"`,
    );
    writeFileSync(at('theirs.json'), theirs);
    const out = ['--out', 'theirs.json', '--new-passphrase-file', 'other.txt'];
    for (const more of [[], ['--renew', '--yes']]) {
      const { code, said } = await unattended([...more, ...out]);
      expect(code, said).toBe(2);
      expect(said).toContain('another tenant');
    }
    expect(readFileSync(at('theirs.json'), 'utf8')).toBe(theirs);
    expect(existsSync(at('other.txt'))).toBe(false);
    expect(ownApplications(tenant.world)[0]?.keyCredentials).toHaveLength(1);
  });

  it('is said to lag behind where the certificate was renewed without it', async () => {
    const { code, said } = await unattended(['--yes', '--renew']);
    expect(code, said).toBe(0);
    expect(said.replaceAll(/\s+/gu, ' ')).toContain('Jobs elsewhere sign in with an older certificate');
    expect((await unattended([])).said).toContain('Jobs elsewhere');
  });

  it('is refused before the plan where its key is on another computer', async () => {
    tenant.world.vault.clear();
    const { state } = tenant.world;
    const [application] = ownApplications(tenant.world);
    if (application === undefined) throw new Error('There is no application.');
    const existing = { application, principal: readerOf(tenant.world) };
    state.appRoleAssignments.push(grantOf(state, existing, 'Mail.Send'));
    const before = liveState(tenant.world);
    const out = ['--out', 'again.json', '--new-passphrase-file', 'again.txt'];
    const { code, said } = await unattended(['--yes', ...out], 'elsewhere');
    expect(code, said).toBe(3);
    expect(said).toContain('does not keep the certificate');
    expect(liveState(tenant.world)).toEqual(before);
  });
});
