import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RotateDocument } from '../../electron/contract/rotation';
import { applyJob, jobFile } from '../support/job';
import { RotationRig } from '../support/rotation/rig';
import { vendorKey } from '../support/vendor-key';

const timeout = 60_000;
const generic = { vendor: 'generic' };
const found = ({ findings }: RotateDocument) => findings.map(({ id }) => id);
const weights = ({ rotation }: RotateDocument) => rotation?.evidence.map(({ weight }) => weight) ?? [];

/** A rotation whose new credential was handed over. */
async function handedOver(job: Parameters<typeof RotationRig.open>[0] = generic) {
  const rig = await RotationRig.open(job);
  const old = await rig.handOver();
  await rig.rotate();
  const handed = await rig.handOver();
  return { rig, old, handed };
}

describe('evidence', () => {
  it('is a word only with a message in the trace, which alone is hope', { timeout }, async () => {
    const { rig, old, handed } = await handedOver();
    await expect(rig.rotate({ confirm: 'Jane Doe' })).rejects.toMatchObject({
      code: 'preflight-failed',
      message: expect.stringContaining('A word alone is no evidence'),
    });
    await expect(rig.rotate({ confirm: ' ' })).rejects.toMatchObject({ code: 'invalid-input' });
    rig.later(1);
    await rig.vendorSends(handed);
    await rig.services.prove({ setup: rig.id }, { wait: false, allSenders: false });
    const hoped = await rig.rotate();
    expect(hoped.rotation).toMatchObject({ phase: 'handed-over' });
    expect(hoped.rotation?.evidence.at(-1)?.text).toContain('does not tell with which credential');
    expect(weights(hoped)).not.toContain('evidence');
    expect(await rig.token(old)).not.toBeNull();
    const done = await rig.rotate({ confirm: 'Jane Doe' });
    expect(done.rotation).toMatchObject({ phase: 'done' });
    expect(done.rotation?.evidence[0]?.text).toMatch(/Jane Doe says .*message trace/u);
    expect(await rig.token(old)).toBeNull();
  });

  it('is no receipt that was not tested', { timeout }, async () => {
    const { rig, handed } = await handedOver();
    await rig.receipt(handed, { test: false });
    const waiting = await rig.rotate();
    expect(waiting.rotation?.phase).toBe('handed-over');
    expect(waiting.rotation?.evidence.at(-1)?.text).toContain('was not seen working there');
    expect(weights(waiting)).not.toContain('evidence');
  });

  it('is taken back by a later receipt for the old one', { timeout }, async () => {
    const { rig, old, handed } = await handedOver();
    await rig.receipt(handed);
    rig.later(1);
    await rig.receipt(old, { by: 'John Roe' });
    const told = await rig.rotate();
    expect(found(told)).toEqual(['old-again']);
    expect(told.findings[0]).toMatchObject({
      who: 'the vendor',
      finding: expect.stringContaining('John Roe'),
    });
    expect(told.rotation?.phase).toBe('handed-over');
    expect(await rig.token(old)).not.toBeNull();
    rig.later(1);
    await rig.receipt(handed);
    expect((await rig.rotate()).rotation?.phase).toBe('done');
  });
});

describe('found and told', () => {
  it('the new one removed by hand: another is made, the old one stays', { timeout }, async () => {
    const { rig, old, handed } = await handedOver();
    rig.later(1);
    rig.removeByHand(handed.credential?.keyId ?? '');
    const told = await rig.rotate({}, false);
    expect(told.findings[0]).toMatchObject({
      id: 'new-gone',
      next: expect.stringContaining('hand that over'),
    });
    const again = await rig.rotate();
    expect(again).toMatchObject({ result: 'done', rotation: { phase: 'made' } });
    expect(await rig.token(old)).not.toBeNull();
    expect(await rig.token(await rig.handOver())).not.toBeNull();
  });

  it('the old one removed by hand, or ended', { timeout }, async () => {
    const { rig, old } = await handedOver();
    rig.removeByHand(old.credential?.keyId ?? '');
    const gone = await rig.rotate();
    expect(gone.findings[0]).toMatchObject({
      id: 'old-gone',
      next: 'Ask the vendor to change over at once.',
    });
    const other = await handedOver();
    other.rig.later(179);
    await other.rig.rotate();
    const late = await RotationRig.open({ ...generic, months: 1 });
    await late.rotate({ months: 6 });
    late.later(40);
    const told = await late.rotate();
    expect(told.findings[0]).toMatchObject({ id: 'old-expired', next: 'Hand the new one over at once.' });
    expect((await late.status()).next).toContain('hand the new client secret over');
  });

  it('the keychain lost the new one: what the vendor may have stays', { timeout }, async () => {
    const { rig, handed } = await handedOver();
    for (const account of rig.tenant.world.vault.keys()) {
      if (account.endsWith('/next')) rig.tenant.world.vault.delete(account);
    }
    const told = await rig.rotate({}, false);
    expect(found(told)).toEqual(['new-lost']);
    expect((await rig.rotate()).rotation?.old).toHaveLength(2);
    expect(await rig.token(handed)).not.toBeNull();
    const again = await rig.handOver();
    await rig.receipt(again);
    expect((await rig.rotate()).rotation?.phase).toBe('done');
    expect(rig.keyIds()).toEqual([again.credential?.keyId]);
  });

  it('a rotation on another computer, which can be taken over', { timeout }, async () => {
    const rig = await RotationRig.open(generic);
    const elsewhere = await rig.tenant.services({ data: join(rig.tenant.folder, 'elsewhere') });
    await applyJob(rig.tenant, generic, elsewhere);
    rig.later(1);
    rig.tenant.world.vault.clear();
    await rig.rotate({}, true, elsewhere);
    rig.later(1);
    rig.tenant.world.vault.clear();
    await expect(rig.rotate()).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('another computer'),
    });
    expect(rig.keyIds()).toHaveLength(2);
    expect((await rig.rotate({ takeOver: true })).rotation?.old).toHaveLength(2);
    expect(rig.keyIds()).toHaveLength(3);
    rig.later(1);
    rig.tenant.world.vault.clear();
    expect(found(await rig.rotate({}, true, elsewhere))).toContain('another-rotation');
  });

  it('a policy that forbids secrets, and a product that takes no certificate', { timeout }, async () => {
    const rig = await RotationRig.open();
    Object.assign(rig.tenant.world.state.appManagementPolicy, { isEnabled: true, passwordAddition: true });
    await expect(rig.rotate()).rejects.toMatchObject({ code: 'policy-refused' });
    await expect(rig.rotate({ kind: 'certificate' })).rejects.toMatchObject({ code: 'invalid-input' });
    expect(rig.keyIds()).toHaveLength(1);
    expect((await rig.status()).rotation).toBeUndefined();
  });

  it('a day that is over, and one that cannot be', { timeout }, async () => {
    const rig = await RotationRig.open(generic);
    await expect(rig.rotate({ by: '2020-01-01' })).rejects.toMatchObject({ code: 'invalid-input' });
    const today = rig.tenant.world.clock.now().getTime();
    const by = new Date(today + 3 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
    expect((await rig.rotate({ by })).rotation?.deadline).toMatchObject({ why: 'set' });
    rig.later(5);
    expect(found(await rig.rotate())).toEqual(['overdue']);
  });

  it('an abort that would take what the vendor uses', { timeout }, async () => {
    const { rig, handed, old } = await handedOver();
    await expect(rig.rotate({ abort: true })).rejects.toMatchObject({ code: 'preflight-failed' });
    expect(await rig.token(handed)).not.toBeNull();
    const back = await rig.rotate({ abort: true, confirm: 'Jane Doe' });
    expect(back.rotation?.phase).toBe('aborted');
    expect(await rig.token(old)).not.toBeNull();
    const other = await handedOver();
    await other.rig.receipt(other.handed);
    await expect(other.rig.rotate({ abort: true, confirm: 'Jane Doe' })).rejects.toMatchObject({
      message: expect.stringContaining('seen working'),
    });
  });
});

describe('the vendor’s own certificate', () => {
  it('is renewed by a file, and goes by the vendor’s own proof', { timeout }, async () => {
    const job = { ...generic, credential: '{ kind: certificate, file: vendor.cer }' };
    const rig = await ownCertificate(job);
    await expect(rig.rotate()).rejects.toMatchObject({ message: expect.stringContaining('still holds') });
    const fresh = await vendorKey(rig.tenant.folder, 'fresh');
    const file = join(rig.tenant.folder, 'fresh.cer');
    const made = await rig.rotate({ file });
    expect(made).toMatchObject({ result: 'done', keptIn: null, rotation: { phase: 'made' } });
    expect(rig.tenant.world.vault.size).toBe(0);
    const { folder } = await rig.handOver();
    const key = (name: string, { privateKey, certificate }: { privateKey: string; certificate: string }) => ({
      kind: 'certificate' as const,
      file: {
        name,
        bytes: Buffer.from(
          `-----BEGIN PRIVATE KEY-----\n${privateKey}\n-----END PRIVATE KEY-----\n-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----\n`,
        ),
      },
    });
    const result = await rig.services.proveAsVendor(folder, key('fresh.pem', fresh), null);
    const changed = { text: JSON.stringify({ ...result, madeBy: 'Mallory' }), name: 'r.json', folder };
    await expect(rig.rotate({ vendorResult: changed })).rejects.toMatchObject({ code: 'refused' });
    const vendorResult = { text: JSON.stringify(result), name: 'r.json', folder };
    // Taken in as a proof it is as good.
    await rig.services.prove({ setup: rig.id }, { wait: false, allSenders: false, vendorResult });
    expect((await rig.status()).rotation?.phase).toBe('seen-working');
    const done = await rig.rotate({ vendorResult });
    expect(done).toMatchObject({ result: 'done', rotation: { phase: 'done' } });
    expect(done.setupFile).toContain('fresh.cer');
    expect(rig.app().keyCredentials).toHaveLength(1);
    expect((await applyJob(rig.tenant, job, rig.services)).result).toBe('nothing-to-do');
  });

  async function ownCertificate(job: typeof generic & { credential: string }): Promise<RotationRig> {
    return RotationRig.open(job, undefined, async (folder) => {
      const { certificate } = await vendorKey(folder);
      writeFileSync(join(folder, 'vendor.cer'), Buffer.from(certificate, 'base64'));
    });
  }
});

describe('an older credential that a plan left beside the one it made', () => {
  it('is removed by a rotation that makes no other', { timeout }, async () => {
    const rig = await RotationRig.open(generic);
    rig.later(1);
    rig.tenant.world.vault.clear();
    const planned = await rig.services.plan(jobFile(rig.tenant, rig.job));
    expect(planned.plan.notes.join()).not.toContain('Remove it in Entra');
    expect((await applyJob(rig.tenant, rig.job, rig.services)).result).toBe('done');
    expect(rig.keyIds()).toHaveLength(2);
    const begun = await rig.rotate();
    expect(begun).toMatchObject({ result: 'nothing-to-do', rotation: { phase: 'made' } });
    const handed = await rig.handOver();
    await rig.receipt(handed);
    expect((await rig.rotate()).rotation?.phase).toBe('done');
    expect(rig.keyIds()).toEqual([handed.credential?.keyId]);
  });
});
