import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ProofDocument } from '../../electron/contract/proof';
import { lagFrom } from '../../electron/practice/server/lag';
import { certificateMaker } from '../../electron/credentials/certificate/make';
import type { ProofCredentialOffer } from '../../electron/services/prove-how';
import { documentOf } from '../support/cli';
import { applyJob, jobFile, kindsOf, ownApplication, planJob } from '../support/job';
import { findLeaks } from '../support/leak-scan';
import { writeJob, type JobChange } from '../support/setup-files';
import { startTenant, type TestTenant } from '../support/tenant';
import { LeakRig } from './leaks/rig';

const dayMs = 24 * 60 * 60 * 1000;
const setup = 'ostendo-continuum';
const given: JobChange = { vendor: 'generic', credential: '{ kind: certificate, file: vendor.cer }' };
const secretsOf = (tenant: TestTenant) => ownApplication(tenant).passwordCredentials;

/** The vendor's certificate, beside the setup file; its key stays with the vendor. */
async function vendorFile(folder: string): Promise<void> {
  const made = await certificateMaker().make({
    ...{ name: 'vendor', bits: 2048 },
    notBefore: new Date(Date.now() - dayMs),
    notAfter: new Date(Date.now() + 100 * dayMs),
  });
  writeFileSync(join(folder, 'vendor.cer'), Buffer.from(made.certificate, 'base64'));
}

async function applied(change: JobChange = {}): Promise<TestTenant> {
  const tenant = await startTenant({ quick: true });
  await vendorFile(tenant.folder);
  expect((await applyJob(tenant, { ...given, ...change })).result).toBe('done');
  return tenant;
}

async function prove(
  tenant: TestTenant,
  approve = async (_offer: ProofCredentialOffer) => true,
  wait = false,
) {
  const services = await tenant.services();
  return services.prove({ setup }, { wait, allSenders: false, proofCredential: { approve } });
}

/** Names of the writes to the application's secrets so far. */
const secretWrites = (tenant: TestTenant) =>
  tenant.world.served.flatMap(({ path }) => /(?:add|remove)Password$/u.exec(path)?.[0] ?? []);

describe.each(['rbac', 'accessPolicy'] as const)('a proof credential, %s', (scoping) => {
  it('is shown, approved, proves the rights, and is gone after it', async () => {
    const tenant = await applied({ scoping });
    const offers: ProofCredentialOffer[] = [];
    const proof = await prove(tenant, async (offer) => {
      expect(secretWrites(tenant)).toEqual([]);
      offers.push(offer);
      return true;
    });
    expect(proof.verdict, JSON.stringify(proof.parts, null, 2)).toBe('proven');
    expect(proof.provenWith).toBe('proof-credential');
    const token = proof.parts.find(({ id }) => id === 'token');
    expect(token?.finding).toContain('that the vendor’s own key signs in was not tested');
    expect(token?.evidence.map(({ text }) => text).join()).toContain('Entra showed it no more');
    expect(offers[0]?.steps.join(' ')).toContain('valid for one day');
    expect(secretWrites(tenant)).toEqual(['addPassword', 'removePassword']);
    expect(secretsOf(tenant)).toEqual([]);
    expect([...tenant.world.vault.keys()]).toEqual([]);
    expect((await planJob(tenant, { ...given, scoping })).verdict).toBe('nothing-to-do');
  });
});

describe('a proof credential', () => {
  it('that is not approved is not made', async () => {
    const tenant = await applied();
    await expect(prove(tenant, async () => false)).rejects.toMatchObject({ code: 'interaction-required' });
    expect(secretWrites(tenant)).toEqual([]);
  });

  it('is refused where it is not needed', async () => {
    const tenant = await startTenant({ quick: true });
    expect((await applyJob(tenant)).result).toBe('done');
    await expect(prove(tenant)).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('no proof credential is needed'),
    });
  });

  it.each(['lost-answer', 'malformed'] as const)(
    'whose making fails (%s) leaves nothing behind',
    async (kind) => {
      const tenant = await applied();
      tenant.world.faults.replace([{ match: { path: '/addPassword$' }, kind }]);
      await prove(tenant).catch(() => null);
      expect(secretsOf(tenant)).toEqual([]);
    },
  );

  it('is removed where the proof itself is cancelled', async () => {
    const tenant = await applied();
    const stop = new AbortController();
    const services = await tenant.services();
    const note = (text: string) => {
      if (text.startsWith('Sending test mail')) stop.abort();
    };
    const proof = services.prove(
      { setup },
      { wait: false, allSenders: false, proofCredential: { approve: async () => true } },
      { signal: stop.signal, listener: { note } },
    );
    await expect(proof).rejects.toMatchObject({ code: 'cancelled' });
    expect(secretWrites(tenant)).toContain('addPassword');
    expect(secretsOf(tenant)).toEqual([]);
  });

  it('that cannot be removed keeps the proof from being green, and the next plan removes it', async () => {
    const tenant = await applied();
    const fault = { match: { path: '/removePassword$' }, kind: 'status', status: 503, times: 99 } as const;
    tenant.world.faults.replace([fault]);
    const proof = await prove(tenant);
    expect(proof.verdict).toBe('unknown');
    expect(proof.parts[0]?.finding).toContain('could not be removed');
    expect(secretsOf(tenant)).toHaveLength(1);
    tenant.world.faults.replace([]);
    const planned = await planJob(tenant, given);
    expect(kindsOf(planned)).toEqual(['credential.remove-orphan']);
    expect(planned.plan.steps[0]?.summary).toContain('left by a proof that was cut off');
    expect((await applyJob(tenant, given)).result).toBe('done');
    expect(secretsOf(tenant)).toEqual([]);
  });

  it('left by a proof that was killed goes with the next one', async () => {
    const tenant = await applied();
    const end = new Date(tenant.world.clock.now().getTime() + dayMs).toISOString();
    const start = tenant.world.clock.now().toISOString();
    const left = { keyId: '00000000-0000-4000-8000-00000000000a', hint: 'abc', secretText: 'x' };
    secretsOf(tenant).push({
      ...left,
      ...{ displayName: `sendwright ${setup} proof 2026-11-21 abc`, startDateTime: start, endDateTime: end },
    });
    const proof = await prove(tenant, async (offer) => {
      expect(offer.steps[0]).toContain('left by a proof that was cut off');
      return true;
    });
    expect(proof.verdict).toBe('proven');
    expect(secretsOf(tenant)).toEqual([]);
  });

  it.each([
    ['forbids secrets', { passwordAddition: true }],
    ['allows them for hours only', { passwordMaxLifetime: 'PT4H' }],
  ])('is refused where the tenant %s, and the vendor’s own proof is offered', async (_what, policy) => {
    const tenant = await applied();
    tenant.world.state.appManagementPolicy = {
      ...tenant.world.state.appManagementPolicy,
      ...{ isEnabled: true, ...policy },
    };
    await expect(prove(tenant)).rejects.toMatchObject({
      code: 'policy-refused',
      facts: { next: expect.stringContaining('--vendor-result') },
    });
    expect(secretsOf(tenant)).toEqual([]);
  });
});

describe('a proof credential in accessPolicy mode', () => {
  const lag = { ...lagFrom('real'), replication: 0, mailbox: 0 };
  const change: JobChange = { ...given, scoping: 'accessPolicy' };

  it('is not made before the policy has had its time; --wait sits that out without one', async () => {
    const tenant = await startTenant({ quick: true, lag });
    await vendorFile(tenant.folder);
    const services = await tenant.services();
    const source = { kind: 'file' as const, file: jobFile(tenant, change) };
    expect((await services.apply(source, async () => true, { wait: true })).result).toBe('done');
    // As on another computer, which sees the policy for the first time.
    const file = join(tenant.folder, 'data', 'tenants', tenant.info.tenantId, setup, 'setup.json');
    const { limit, ...rest } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    expect(limit).toBeDefined();
    writeFileSync(file, JSON.stringify(rest));
    let asked = 0;
    const approve = async () => (asked += 1) > 0;
    await expect(prove(tenant, approve)).rejects.toMatchObject({
      code: 'preflight-failed',
      message: expect.stringContaining('No proof credential is made yet'),
    });
    expect([asked, secretWrites(tenant)]).toEqual([0, []]);
    const before = tenant.world.clock.now().getTime();
    expect((await prove(tenant, approve, true)).verdict).toBe('proven');
    expect(tenant.world.clock.now().getTime() - before).toBeGreaterThan(50 * 60_000);
    expect([asked, secretWrites(tenant)]).toEqual([1, ['addPassword', 'removePassword']]);
  });
});

describe('a proof credential on the command line', () => {
  it('takes an approval, and leaks nowhere', { timeout: 120_000 }, async () => {
    const rig = await LeakRig.open();
    await vendorFile(rig.work);
    const job = writeJob(rig.work, given);
    expect((await rig.run('apply', job, '--yes')).code).toBe(0);
    const asked = await rig.run('prove', setup, '--proof-credential');
    expect(asked.code).toBe(3);
    expect(asked.stdout).toContain('valid for one day');
    const proof = await rig.run('prove', setup, '--proof-credential', '--yes', '--json');
    expect(proof.code, proof.stdout + proof.stderr).toBe(0);
    expect(documentOf<ProofDocument>(proof).provenWith).toBe('proof-credential');
    expect((await rig.run('prove', setup, '--proof-credential', '--yes')).code).toBe(0);
    expect((await rig.run('handoff', setup, '--out', 'handoff')).code).toBe(0);
    expect((await rig.run('status', '--json')).code).toBe(0);
    expect(rig.secrets.count('client secret')).toBe(2);
    expect(findLeaks(await rig.places(), rig.secrets.all())).toEqual([]);
  });
});
