import { describe, expect, it } from 'vitest';
import { applyJob, proveJob } from '../support/job';
import { RotationRig } from '../support/rotation/rig';
import type { JobChange } from '../support/setup-files';

const timeout = 60_000;
const secret = '{ kind: secret, months: 6 }';
const certificate = '{ kind: certificate, months: 12 }';
const changes = [
  ['a secret', secret, {}, 'secret'],
  ['a certificate', certificate, {}, 'certificate'],
  ['a secret by a certificate', secret, { kind: 'certificate' }, 'certificate'],
  ['a certificate by a secret', certificate, { kind: 'secret', months: 3 }, 'secret'],
] as const;

describe.each(changes)('rotating %s', (_what, credential, how, kind) => {
  const job: JobChange = { vendor: 'generic', credential };

  it('pain point 15: the old one goes only after the new one’s receipt', { timeout }, async () => {
    const rig = await RotationRig.open(job);
    const old = await rig.handOver();
    const [oldId] = rig.keyIds();
    const made = await rig.rotate(how);
    expect(made).toMatchObject({ result: 'done', test: { result: 'works' }, rotation: { phase: 'made' } });
    expect(rig.keyIds()).toHaveLength(2);
    expect(rig.tenant.world.vault.size).toBe(2);
    expect(made.rotation?.evidence.map(({ weight }) => weight)).toEqual(['hope']);

    const handed = await rig.handOver();
    expect(handed.credential?.kind).toBe(kind);
    expect(handed.credential?.keyId).toBe(made.rotation?.new?.keyId);
    expect(await rig.token(handed)).not.toBeNull();
    expect(await rig.token(old)).not.toBeNull();
    const waiting = await rig.rotate();
    expect(waiting).toMatchObject({ result: 'nothing-to-do', rotation: { phase: 'handed-over' } });
    expect(waiting.rotation?.next).toMatchObject({ act: 'await-vendor', who: 'the vendor' });
    expect(waiting.rotation?.evidence.every(({ weight }) => weight === 'hope')).toBe(true);
    expect(rig.keyIds()).toContain(oldId);

    const { html } = await rig.services.asBuilt(rig.id);
    for (const text of ['under way', oldId ?? '', handed.credential?.keyId ?? ''])
      expect(html).toContain(text);

    await rig.receipt(handed);
    const seen = await rig.status();
    expect(seen.rotation).toMatchObject({ phase: 'seen-working', next: { act: 'remove-old' } });
    const done = await rig.rotate();
    expect(done).toMatchObject({ result: 'done', rotation: { phase: 'done', next: { act: 'nothing' } } });
    expect(rig.approved.at(-1)?.steps[0]).toMatchObject({ removes: [oldId], reversible: false });
    expect(rig.keyIds()).toEqual([handed.credential?.keyId]);
    expect(rig.tenant.world.vault.size).toBe(1);
    expect(await rig.token(old)).toBeNull();
    expect(await rig.token(handed)).not.toBeNull();

    const built = (await rig.services.asBuilt(rig.id)).html;
    expect(built).toContain('Renewal ended: the new credential alone is in use');
    expect(built).not.toContain('under way');
    const after = await rig.status();
    expect(after).toMatchObject({ credential: { kind }, rotation: { phase: 'done' } });
    expect(done.setupFile === null).toBe(credential.includes(kind));
    // The setup file still says what it said: nothing else is made, and a proof is made with the new one.
    const applied = await applyJob(rig.tenant, job, rig.services);
    expect(applied.result).toBe('nothing-to-do');
    expect((await proveJob(rig.tenant, rig.id, rig.services)).verdict).toBe('proven');
    expect((await rig.status()).credential?.kind).toBe(kind);
    expect((await rig.handOver()).credential?.keyId).toBe(handed.credential?.keyId);
  });

  it('is aborted: the new one goes, the old one stays', { timeout }, async () => {
    const rig = await RotationRig.open(job);
    const old = await rig.handOver();
    const before = rig.keyIds();
    await rig.rotate(how);
    const aborted = await rig.rotate({ abort: true });
    expect(aborted).toMatchObject({ result: 'done', rotation: { phase: 'aborted' } });
    expect(rig.keyIds()).toEqual(before);
    expect(rig.tenant.world.vault.size).toBe(1);
    expect(await rig.token(old)).not.toBeNull();
    expect((await applyJob(rig.tenant, job, rig.services)).result).toBe('nothing-to-do');
    expect((await rig.handOver()).credential?.keyId).toBe(before[0]);
    // The next rotation begins afresh.
    expect((await rig.rotate(how)).rotation?.phase).toBe('made');
  });
});

describe('a plan during a rotation', () => {
  it('leaves credentials to it, and points to it', { timeout }, async () => {
    const rig = await RotationRig.open({ vendor: 'generic' });
    await rig.rotate();
    const before = rig.keyIds();
    for (const credential of [secret, certificate]) {
      const applied = await applyJob(rig.tenant, { ...rig.job, credential }, rig.services);
      expect(applied.result).toBe('nothing-to-do');
      expect(applied.notes.join()).toMatch(/rotation of the credential is under way.*sendwright rotate/u);
      expect(applied.notes.join()).not.toContain('another computer');
      expect(rig.keyIds()).toEqual(before);
    }
    expect((await rig.rotate()).rotation?.phase).toBe('made');
  });
});

describe('nothing is written', () => {
  it('where the plan is not approved', { timeout }, async () => {
    const rig = await RotationRig.open();
    const before = rig.keyIds();
    const refused = await rig.rotate({}, false);
    expect(refused).toMatchObject({ result: 'not-approved', rotation: null });
    expect(rig.keyIds()).toEqual(before);
    expect((await rig.status()).rotation).toBeUndefined();
    await rig.rotate();
    const handed = await rig.handOver();
    await rig.receipt(handed);
    expect((await rig.rotate({}, false)).result).toBe('not-approved');
    expect(rig.keyIds()).toHaveLength(2);
  });
});
