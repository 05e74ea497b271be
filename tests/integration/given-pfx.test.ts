import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { certificateMaker } from '../../electron/credentials/certificate/make';
import { makePfx } from '../../electron/credentials/certificate/make-pfx';
import { openPfx } from '../../electron/credentials/certificate/open-pfx';
import type { AskPassphrase } from '../../electron/services/services';
import { runCli } from '../support/cli';
import { applyJob, checkOf, jobFile, kindsOf, ownApplication, proveJob } from '../support/job';
import { writeJob, type JobChange } from '../support/setup-files';
import { startTenant, type TestTenant } from '../support/tenant';

const dayMs = 24 * 60 * 60 * 1000;
const setup = 'elegere';
const passphrase = 'four cranes "over" the river';
const given: JobChange = {
  ...{ application: 'eLegere', vendor: 'elegere' },
  credential: '{ kind: certificate, file: company.pfx }',
};
const keysOf = (tenant: TestTenant) => ownApplication(tenant, setup).keyCredentials;
const right: AskPassphrase = async () => passphrase;

/** Puts a PFX of the company's beside the setup file. */
async function companyPfx(tenant: TestTenant, days = 300) {
  const now = tenant.world.clock.clientNow();
  const made = await certificateMaker().make({
    ...{ name: 'company', bits: 2048 },
    notBefore: new Date(now.getTime() - dayMs),
    notAfter: new Date(now.getTime() + days * dayMs),
  });
  writeFileSync(join(tenant.folder, 'company.pfx'), makePfx(made, passphrase, 'company'));
  return made;
}

async function apply(tenant: TestTenant, change: JobChange, askPassphrase: AskPassphrase = right) {
  const source = { kind: 'file' as const, file: jobFile(tenant, change) };
  return (await tenant.services()).apply(source, async () => true, { askPassphrase });
}

async function plan(tenant: TestTenant, change: JobChange, askPassphrase: AskPassphrase = right) {
  return (await tenant.services()).plan(jobFile(tenant, change), { askPassphrase });
}

describe.each(['rbac', 'accessPolicy'] as const)('a given PFX, %s', (scoping) => {
  it('is planned, kept, works, is proven and handed over; applying again changes nothing', async () => {
    const tenant = await startTenant({ quick: true });
    const { privateKey, certificate } = await companyPfx(tenant);
    const change = { ...given, scoping };
    const planned = await plan(tenant, change);
    expect(kindsOf(planned)).toContain('credential.pfx');
    expect(checkOf(planned, 'credential-policy').status).toBe('pass');
    expect(checkOf(planned, 'keychain').status).not.toBe('fail');
    expect(JSON.stringify(planned)).not.toContain(privateKey.slice(448, 500));
    expect((await apply(tenant, change)).result).toBe('done');
    expect(keysOf(tenant).map((one) => one.key)).toEqual([certificate]);
    expect([...tenant.world.vault.values()].join()).toContain(privateKey);
    const proof = await proveJob(tenant, setup);
    expect(proof.verdict, JSON.stringify(proof.parts, null, 2)).toBe('proven');
    expect((await apply(tenant, change)).result).toBe('nothing-to-do');
    const services = await tenant.services();
    const [status] = (await services.status()).setups;
    expect(status?.credential).toMatchObject({
      kind: 'certificate',
      expires: keysOf(tenant)[0]?.endDateTime,
    });
    const folder = join(tenant.folder, 'handoff');
    await services.handoff(setup, folder, { kind: 'given', value: 'k3fm-9x2p-qq7d-hw5e' });
    const kept: string[] = [];
    const key = { kind: 'passphrase', value: 'k3fm-9x2p-qq7d-hw5e' } as const;
    const opened = await services.open(folder, key, { keep: async (text) => String(kept.push(text)) });
    expect(opened.test?.result).toBe('works');
    const { pfx = '', pfxPassphrase = '' } = JSON.parse(kept[0] ?? '') as Record<string, string>;
    expect(openPfx(Buffer.from(pfx, 'base64'), pfxPassphrase)).toEqual({
      privateKey,
      certificate,
    });
  });
});

describe('the passphrase of a given PFX', () => {
  it('is asked again where it does not fit, three times in all, once an operation where it does', async () => {
    const tenant = await startTenant({ quick: true });
    await companyPfx(tenant);
    const problems: (string | null)[] = [];
    const wrong: AskPassphrase = async (_file, problem) => {
      problems.push(problem);
      return 'wrong';
    };
    await expect(plan(tenant, given, wrong)).rejects.toMatchObject({ code: 'refused' });
    const says = 'The passphrase does not open company.pfx.';
    expect(problems).toEqual([null, says, says]);
    const asked: string[] = [];
    const once: AskPassphrase = async (file) => {
      asked.push(file);
      return passphrase;
    };
    expect((await apply(tenant, given, once)).result).toBe('done');
    expect(asked).toEqual(['company.pfx']);
  });

  it('is asked before anybody signs in; where nobody can be asked, that is told', async () => {
    const tenant = await startTenant({ quick: true });
    await companyPfx(tenant);
    await expect(applyJob(tenant, given)).rejects.toMatchObject({
      code: 'interaction-required',
      message: expect.stringContaining('company.pfx is locked by a passphrase'),
    });
    expect(tenant.world.served).toEqual([]);
  });

  it('comes from a file on the command line, which ends with exit 3 where there is none', async () => {
    const tenant = await startTenant();
    await companyPfx(tenant);
    const job = writeJob(tenant.folder, given);
    writeFileSync(join(tenant.folder, 'pass.txt'), `${passphrase}\n`);
    const common = ['--practice', tenant.infoFile, '--data', join(tenant.folder, 'data')];
    const without = await runCli(['plan', job, ...common], tenant.folder);
    expect(without.code).toBe(3);
    expect(without.stderr).toContain('--pfx-passphrase-file');
    const file = ['--pfx-passphrase-file', 'pass.txt'];
    expect((await runCli(['apply', job, '--yes', ...file, ...common], tenant.folder)).code).toBe(0);
    writeFileSync(join(tenant.folder, 'pass.txt'), 'wrong\n');
    const wrong = await runCli(['plan', job, ...file, ...common], tenant.folder);
    expect(wrong.code).toBe(1);
    expect(wrong.stderr).toContain('does not open company.pfx');
  });
});

describe('a given PFX', () => {
  it('another computer that has it keeps the key too, and adds nothing', async () => {
    const tenant = await startTenant({ quick: true });
    await companyPfx(tenant);
    expect((await apply(tenant, given)).result).toBe('done');
    tenant.world.vault.clear();
    const planned = await plan(tenant, given);
    expect(kindsOf(planned)).toEqual(['credential.pfx']);
    expect(planned.plan.steps[0]?.needs).toMatchObject({ scopes: [], anyRole: [] });
    expect((await apply(tenant, given)).result).toBe('done');
    expect(keysOf(tenant)).toHaveLength(1);
    expect((await proveJob(tenant, setup)).verdict).toBe('proven');
  });

  it('pain point 15: renewed, the new one is added, the old one stays and is told', async () => {
    const tenant = await startTenant({ quick: true });
    await companyPfx(tenant, 20);
    expect((await apply(tenant, given)).result).toBe('done');
    await companyPfx(tenant);
    const planned = await plan(tenant, given);
    expect(kindsOf(planned)).toEqual(['credential.pfx']);
    expect(planned.plan.notes.join(' ')).toContain('older certificate');
    expect((await apply(tenant, given)).result).toBe('done');
    expect(keysOf(tenant)).toHaveLength(2);
    expect((await proveJob(tenant, setup)).verdict).toBe('proven');
  });

  it('that changed since the plan was saved is not what was approved', async () => {
    const tenant = await startTenant({ quick: true });
    await companyPfx(tenant);
    const { plan: saved } = await plan(tenant, given);
    await companyPfx(tenant);
    const file = { text: JSON.stringify(saved), name: 'plan.json', folder: tenant.folder };
    await expect(
      (await tenant.services()).apply({ kind: 'plan', file }, async () => true, { askPassphrase: right }),
    ).rejects.toMatchObject({ code: 'plan-stale' });
  });

  it('valid for longer than the tenant allows is refused before anything is written', async () => {
    const tenant = await startTenant({ quick: true });
    await companyPfx(tenant);
    tenant.world.state.appManagementPolicy = {
      ...tenant.world.state.appManagementPolicy,
      ...{ isEnabled: true, keyMaxLifetime: 'P180D' },
    };
    const planned = await plan(tenant, given);
    expect(planned.verdict).toBe('blocked');
    expect(checkOf(planned, 'credential-policy')).toMatchObject({
      next: 'Ask whoever issued it for a certificate of at most 180 days.',
    });
  });

  it('is not taken under the name of a public certificate, nor that under its name', async () => {
    const tenant = await startTenant({ quick: true });
    const { certificate } = await companyPfx(tenant);
    const cer: JobChange = { ...given, credential: '{ kind: certificate, file: vendor.cer }' };
    copyFileSync(join(tenant.folder, 'company.pfx'), join(tenant.folder, 'vendor.cer'));
    await expect(plan(tenant, cer)).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('vendor.cer holds a private key'),
    });
    writeFileSync(join(tenant.folder, 'company.pfx'), Buffer.from(certificate, 'base64'));
    await expect(plan(tenant, given)).rejects.toMatchObject({
      message: expect.stringContaining('a certificate alone'),
    });
    writeFileSync(join(tenant.folder, 'company.pfx'), Buffer.alloc(2_000_000));
    await expect(plan(tenant, given)).rejects.toMatchObject({ message: expect.stringContaining('too big') });
    expect(readFileSync(join(tenant.folder, 'vendor.cer')).length).toBeGreaterThan(1000);
  });
});
