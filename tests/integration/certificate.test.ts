import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { certificateMaker } from '../../electron/credentials/certificate/make';
import { pemOf } from '../../electron/credentials/certificate/view';
import { applyJob, checkOf, kindsOf, ownApplication, planJob, proveJob } from '../support/job';
import type { JobChange } from '../support/setup-files';
import { startTenant, type TestTenant } from '../support/tenant';

const day = 24 * 60 * 60;
const dayMs = day * 1000;
const setup = 'elegere';
const job: JobChange = {
  application: 'eLegere',
  vendor: 'elegere',
  credential: '{ kind: certificate, months: 12 }',
};
const keysOf = (tenant: TestTenant) => ownApplication(tenant, setup).keyCredentials;

/** Writes the vendor's certificate beside the setup file; the key pair stays with the test, which is the vendor. */
async function vendorFile(tenant: TestTenant, days = 300) {
  const now = tenant.world.clock.clientNow();
  const made = await certificateMaker().make({
    name: 'vendor',
    bits: 2048,
    notBefore: new Date(now.getTime() - dayMs),
    notAfter: new Date(now.getTime() + days * dayMs),
  });
  writeFileSync(join(tenant.folder, 'vendor.cer'), Buffer.from(made.certificate, 'base64'));
  return made;
}
const given: JobChange = { ...job, credential: '{ kind: certificate, file: vendor.cer }' };

describe.each(['rbac', 'accessPolicy'] as const)('a certificate made here, %s', (scoping) => {
  it('is planned, made, works and is proven; applying again changes nothing', async () => {
    const tenant = await startTenant({ quick: true });
    const change = { ...job, scoping };
    const planned = await planJob(tenant, change);
    expect(kindsOf(planned)).toContain('credential.certificate');
    expect(checkOf(planned, 'credential-policy').status).toBe('pass');
    const applied = await applyJob(tenant, change);
    expect(applied.result, JSON.stringify(applied, null, 2)).toBe('done');
    expect(ownApplication(tenant, setup).passwordCredentials).toEqual([]);
    expect(keysOf(tenant)).toHaveLength(1);
    expect(keysOf(tenant)[0]?.displayName).toMatch(/^sendwright elegere \d{4}-\d{2}-\d{2} /u);
    const proof = await proveJob(tenant, setup);
    expect(proof.verdict, JSON.stringify(proof.parts, null, 2)).toBe('proven');
    expect((await applyJob(tenant, change)).result).toBe('nothing-to-do');
    const [status] = (await (await tenant.services()).status()).setups;
    expect(status?.credential).toMatchObject({
      kind: 'certificate',
      expires: keysOf(tenant)[0]?.endDateTime,
    });
  });
});

describe('a certificate made here', () => {
  it('leaves the certificates that are there as they are', async () => {
    const tenant = await startTenant({ quick: true });
    expect(
      await applyJob(tenant, { ...job, credential: '{ kind: certificate, file: vendor.cer }' }).catch(
        () => null,
      ),
    ).toBeNull();
    await vendorFile(tenant);
    expect((await applyJob(tenant, given)).result).toBe('done');
    const [theirs] = keysOf(tenant);
    expect((await applyJob(tenant, job)).result).toBe('done');
    expect(keysOf(tenant)).toHaveLength(2);
    expect(keysOf(tenant)[0]).toEqual(theirs);
  });

  it('is refused before anything is written where the tenant caps certificates', async () => {
    const tenant = await startTenant();
    tenant.world.state.appManagementPolicy = {
      ...tenant.world.state.appManagementPolicy,
      ...{ isEnabled: true, keyMaxLifetime: 'P180D' },
    };
    const planned = await planJob(tenant, job);
    expect(planned.verdict).toBe('blocked');
    expect(checkOf(planned, 'credential-policy')).toMatchObject({
      next: expect.stringContaining('months: 6'),
    });
    const fits = { ...job, credential: '{ kind: certificate, months: 6 }' };
    expect((await applyJob(tenant, fits)).result).toBe('done');
  });

  it('takes the place of a secret, which stays until somebody removes it', async () => {
    const tenant = await startTenant({ quick: true });
    const change = { ...job, vendor: 'generic' };
    expect((await applyJob(tenant, { ...change, credential: '{ kind: secret, months: 6 }' })).result).toBe(
      'done',
    );
    const planned = await planJob(tenant, change);
    expect(kindsOf(planned)).toEqual(['credential.certificate']);
    expect(planned.plan.notes.join(' ')).toContain('older client secret');
    expect((await applyJob(tenant, change)).result).toBe('done');
    expect(ownApplication(tenant, setup).passwordCredentials).toHaveLength(1);
    expect((await proveJob(tenant, setup)).verdict).toBe('proven');
  });

  it('expired: a new one is made', async () => {
    const tenant = await startTenant({ quick: true });
    expect((await applyJob(tenant, { ...job, credential: '{ kind: certificate, months: 1 }' })).result).toBe(
      'done',
    );
    tenant.world.clock.advance(31 * day);
    expect((await proveJob(tenant, setup)).verdict).toBe('failed');
    expect(kindsOf(await planJob(tenant, job))).toEqual(['credential.certificate']);
  });
});

describe("the vendor's own certificate", () => {
  it('is added, and what needs its key stays unknown, never green', async () => {
    const tenant = await startTenant({ quick: true });
    const made = await vendorFile(tenant);
    const planned = await planJob(tenant, given);
    expect(planned.verdict).toBe('ready');
    expect(checkOf(planned, 'vendor-key').status).toBe('unknown');
    expect((await applyJob(tenant, given)).result).toBe('done');
    expect(keysOf(tenant).map((one) => one.key)).toEqual([made.certificate]);
    expect([...tenant.world.vault.keys()]).toEqual([]);
    const proof = await proveJob(tenant, setup);
    expect(proof.verdict).toBe('unknown');
    expect(proof.parts.find(({ id }) => id === 'token')).toMatchObject({
      status: 'unknown',
      who: 'the vendor',
    });
    expect((await applyJob(tenant, given)).result).toBe('nothing-to-do');
    const services = await tenant.services();
    expect((await services.status()).setups[0]?.credential).toMatchObject({ kind: 'certificate' });
    const folder = join(tenant.folder, 'handoff');
    await services.handoff(setup, folder, null);
    expect(JSON.parse(readFileSync(join(folder, 'handoff.json'), 'utf8'))).toMatchObject({
      sealed: null,
      credential: { kind: 'certificate', expires: made.view.notAfter, thumbprint: made.view.sha1 },
    });
    expect(readFileSync(join(folder, 'renewal.ics'), 'utf8')).toContain('BEGIN:VEVENT');
    const { html } = await services.asBuilt(setup);
    expect(html).toContain(made.view.sha256);
    expect(html).toContain('with the vendor alone: the private key was never here');
    await expect(
      services.send(setup, 'invoices@contoso.example', 'anna@contoso.example'),
    ).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('Only the vendor holds the private key'),
    });
  });

  it('is refused with a private key in the file, and where the tenant caps certificates', async () => {
    const tenant = await startTenant();
    const { privateKey, certificate } = await vendorFile(tenant);
    tenant.world.state.appManagementPolicy = {
      ...tenant.world.state.appManagementPolicy,
      ...{ isEnabled: true, keyMaxLifetime: 'P180D' },
    };
    expect(checkOf(await planJob(tenant, given), 'credential-policy')).toMatchObject({ status: 'fail' });
    const both = pemOf('CERTIFICATE', certificate) + pemOf('PRIVATE KEY', privateKey);
    writeFileSync(join(tenant.folder, 'vendor.cer'), both);
    await expect(planJob(tenant, given)).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('holds a private key'),
    });
  });
});
