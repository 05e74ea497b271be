import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ErrorFacts } from '../../electron/contract/errors';
import {
  savedRotationSchema,
  type RotateDocument,
  type SavedRotation,
} from '../../electron/contract/rotation';
import { documentOf, runCli } from '../support/cli';
import { RotationRig } from '../support/rotation/rig';

/** Commands on the rig's computer. */
function commands({ tenant }: RotationRig) {
  const common = ['--practice', tenant.infoFile, '--data', join(tenant.folder, 'data'), '--json'];
  return async (...args: string[]) => runCli([...args, ...common], tenant.folder);
}

/** A saved plan as a file that a person names. */
const named = (plan: SavedRotation | undefined) => ({
  text: JSON.stringify(plan),
  name: 'p.json',
  folder: '.',
});

describe('a saved plan of a rotation', () => {
  it('is reviewed, carried out, and no longer good once it is over', { timeout: 120_000 }, async () => {
    const rig = await RotationRig.open();
    const run = commands(rig);
    const file = (name: string) => join(rig.tenant.folder, name);
    const stale = async (plan: string) => {
      const refused = await run('apply', plan, '--yes');
      expect(refused.code, refused.stdout).toBe(3);
      expect(documentOf<{ error: ErrorFacts }>(refused).error.code).toBe('plan-stale');
    };
    const before = rig.keyIds();
    const planned = await run('rotate', rig.id, '--months', '3', '--out', 'make.json');
    expect(planned.code, planned.stderr).toBe(0);
    expect(documentOf<RotateDocument>(planned)).toMatchObject({ result: 'planned', savedAs: 'make.json' });
    const text = readFileSync(file('make.json'), 'utf8');
    const plan = savedRotationSchema.parse(JSON.parse(text));
    expect(plan).toMatchObject({ aim: 'make', old: before, how: { months: 3 } });
    expect((await run('apply', 'make.json')).code).toBe(3);
    writeFileSync(file('edited.json'), text.replace('"months": 3', '"months": 24'));
    const edited = await run('apply', 'edited.json', '--yes');
    expect(edited.code).toBe(2);
    expect(edited.stderr).toContain('edited after it was made');
    expect(rig.keyIds()).toEqual(before);
    expect((await rig.status()).rotation).toBeUndefined();

    for (const result of ['done', 'nothing-to-do']) {
      const made = await run('apply', 'make.json', '--yes');
      expect(made.code, made.stdout).toBe(3);
      expect(documentOf<RotateDocument>(made)).toMatchObject({ result, rotation: { phase: 'made' } });
      expect(rig.keyIds()).toHaveLength(2);
    }
    const nothing = await run('rotate', rig.id, '--out', 'remove.json');
    expect(nothing.code).toBe(3);
    expect(documentOf<RotateDocument>(nothing).rotation?.next.act).toBe('hand-over');
    expect(existsSync(file('remove.json'))).toBe(false);

    await rig.receipt(await rig.handOver());
    expect((await run('rotate', rig.id, '--out', 'remove.json')).code).toBe(0);
    await stale('make.json');
    expect(rig.keyIds()).toHaveLength(2);
    const done = await run('apply', 'remove.json', '--yes');
    expect(done.code, done.stdout).toBe(0);
    const after = rig.keyIds();
    expect(after).toHaveLength(1);
    expect(after).not.toEqual(before);
    await stale('remove.json');
    await stale('make.json');
    expect(rig.keyIds()).toEqual(after);
  });

  it(
    'is stale where another rotation was begun, or the evidence was taken back',
    { timeout: 90_000 },
    async () => {
      const rig = await RotationRig.open({ vendor: 'generic' });
      const { services, id } = rig;
      const apply = async (plan: SavedRotation | undefined) =>
        services.applyRotation(named(plan), async () => true);
      const old = await rig.handOver();
      const certificate = (await services.planRotation(id, { kind: 'certificate' })).plan;
      const made = await rig.rotate();
      await expect(apply(certificate)).rejects.toMatchObject({ code: 'plan-stale' });
      const abort = (await services.planRotation(id, { abort: true })).plan;
      expect(abort?.steps[0]?.removes).toEqual([made.rotation?.new?.keyId]);

      await rig.receipt(await rig.handOver());
      const remove = (await services.planRotation(id, {})).plan;
      expect(remove?.aim).toBe('remove-old');
      // Seen working meanwhile: what was planned when nobody had it would stop the mail.
      await expect(apply(abort)).rejects.toMatchObject({ code: 'preflight-failed' });
      rig.later(1);
      await rig.receipt(old);
      await expect(apply(remove)).rejects.toMatchObject({ code: 'plan-stale' });
      expect(rig.keyIds()).toHaveLength(2);
    },
  );

  it('ends nothing while an abort is only planned', { timeout: 60_000 }, async () => {
    const rig = await RotationRig.open();
    const [before] = rig.keyIds();
    await rig.rotate();
    for (const keyId of rig.keyIds()) if (keyId !== before) rig.removeByHand(keyId);
    rig.later(1);
    const planned = await rig.services.planRotation(rig.id, { abort: true });
    const applied = await rig.services.applyRotation(named(planned.plan), async () => true);
    expect(planned.rotation?.phase).toBe('begun');
    expect(applied).toMatchObject({ result: 'done', rotation: { phase: 'aborted' } });
    expect(rig.keyIds()).toEqual([before]);
  });
});
