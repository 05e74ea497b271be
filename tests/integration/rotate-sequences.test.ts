import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RotationRig } from '../support/rotation/rig';
import { anyAct, Vendor, type Act } from '../support/rotation/vendor';

const cutOff = (write: number, effect: boolean): Act => ({ do: 'cut-off', write, effect });
const does = (...names: readonly Exclude<Act['do'], 'cut-off' | 'keychain-fails' | 'days'>[]): Act[] =>
  names.map((name) => ({ do: name }));

/** Sequences that must be among those tried: a whole rotation, one cut off at each write, and each disturbance alone. */
const examples: Act[][] = [
  does('rotate', 'hand-over', 'rotate', 'changeover', 'rotate', 'apply', 'rotate'),
  [
    cutOff(0, true),
    cutOff(0, false),
    ...does('rotate', 'hand-over', 'changeover'),
    cutOff(0, true),
    ...does('rotate'),
  ],
  [
    { do: 'keychain-fails', write: 0 },
    ...does('rotate', 'hand-over', 'changeover'),
    { do: 'keychain-fails', write: 0 },
    ...does('rotate'),
  ],
  does('rotate', 'hand-over', 'lose-new', 'rotate', 'rotate', 'hand-over', 'rotate', 'changeover', 'rotate'),
  does('rotate', 'hand-over', 'remove-new', 'hand-over', 'rotate', 'hand-over', 'changeover', 'rotate'),
  does('rotate', 'hand-over', 'abort', 'go-back', 'rotate', 'hand-over', 'changeover', 'abort', 'rotate'),
];

describe.each(['secret', 'certificate'] as const)('a vendor with a %s, whatever happens', (kind) => {
  it('is never without what it uses and was told to use', { timeout: 400_000 }, async () => {
    let ended = 0;
    const job = { vendor: 'generic', credential: `{ kind: ${kind}, months: 12 }` };
    await fc.assert(
      fc.asyncProperty(fc.array(anyAct, { minLength: 3, maxLength: 10 }), async (acts) => {
        const endings: (() => void | Promise<void>)[] = [];
        try {
          const rig = await RotationRig.open(job, (act) => void endings.unshift(act));
          const vendor = await Vendor.of(rig);
          for (const act of acts) {
            await vendor.act(act);
            for (const owed of vendor.owed()) {
              expect(await rig.token(owed), `after ${JSON.stringify(act)}`).not.toBeNull();
            }
            // Nobody is left with one that nobody counts: two at most are ours, and what may be in use.
            expect(rig.keyIds().length).toBeLessThan(6);
          }
          if ((await rig.status()).rotation?.phase === 'done') ended += 1;
        } finally {
          for (const end of endings) await end();
        }
      }),
      { numRuns: kind === 'secret' ? 9 : 5, examples: examples.map((one) => [one]) },
    );
    // Else it would pass by never removing anything.
    expect(ended).toBeGreaterThan(2);
  });
});
