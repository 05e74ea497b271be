import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyJob, jobFile } from '../support/job';
import { cutOff, expectRemoved, liveState, yes } from '../support/removal';
import type { JobChange } from '../support/setup-files';
import { startTenant, type TestTenant } from '../support/tenant';

/** A setup of any kind, cut off at any of its writes, once or twice, and a decommission that may be cut off as well. */
const halfDone = fc.record({
  scoping: fc.constantFrom('rbac' as const, 'accessPolicy' as const),
  creates: fc.boolean(),
  certificate: fc.boolean(),
  licence: fc.boolean(),
  cuts: fc.array(fc.record({ at: fc.nat(9), after: fc.boolean() }), { minLength: 1, maxLength: 2 }),
  goesOn: fc.boolean(),
  removalCut: fc.option(fc.record({ at: fc.nat(7), after: fc.boolean() })),
});

type HalfDone = typeof halfDone extends fc.Arbitrary<infer T> ? T : never;

function changeOf({ scoping, creates, certificate, licence }: HalfDone): JobChange {
  return {
    scoping,
    senders: licence ? ['invoices@contoso.example', 'temp@contoso.example'] : ['invoices@contoso.example'],
    ...(creates ? { createSender: 'made@contoso.example' } : {}),
    ...(certificate ? { vendor: 'generic', credential: '{ kind: certificate, months: 12 }' } : {}),
  };
}

/** Strikes the write number `at` (from 0) of what follows. */
const faultAt = ({ at, after }: { at: number; after: boolean }) => ({
  match: { writes: true, path: '^/(?:v1.0|exchange)/' },
  kind: after ? ('hang-after' as const) : ('hang' as const),
  skip: at,
});

async function takeBack(tenant: TestTenant, change: JobChange, cut: HalfDone['removalCut']): Promise<void> {
  const of = { file: jobFile(tenant, change) };
  const wished = async () => {
    const { plan } = await (await tenant.services()).planRemoval(of);
    return {
      mailboxes: plan.mailboxes.map(({ address }) => address),
      licences: plan.licences.map(({ user }) => user),
    };
  };
  if (cut !== null) {
    const choice = await wished();
    await cutOff(tenant, faultAt(cut), async (services, signal) =>
      services.remove({ ...of, choice }, yes, { wait: true, signal }),
    );
  }
  const choice = await wished();
  expectRemoved(await (await tenant.services()).remove({ ...of, choice }, yes, { wait: true }));
}

describe('undo of a setup that stopped half-way', () => {
  it('leaves the tenant as it was before, whatever stopped it', { timeout: 240_000 }, async () => {
    let struck = 0;
    await fc.assert(
      fc.asyncProperty(halfDone, async (one) => {
        const endings: (() => void | Promise<void>)[] = [];
        try {
          const tenant = await startTenant({ quick: true, whenFinished: (act) => void endings.unshift(act) });
          // The licence needs a place of use, which stays: it is no matter here.
          for (const user of tenant.world.state.users) user.usageLocation ??= 'DE';
          const before = liveState(tenant.world);
          const change = changeOf(one);
          for (const cut of one.cuts) {
            const hit = await cutOff(tenant, faultAt(cut), async (services, signal) =>
              services.apply({ kind: 'file', file: jobFile(tenant, change) }, yes, { wait: true, signal }),
            );
            if (hit) struck += 1;
          }
          if (one.goesOn) await applyJob(tenant, change);
          await takeBack(tenant, change, one.removalCut);
          expect(liveState(tenant.world)).toEqual(before);
        } finally {
          for (const end of endings) await end();
        }
      }),
      { numRuns: 30, endOnFailure: true },
    );
    expect(struck).toBeGreaterThan(15);
  });

  it('of one that never began has nothing to do', async () => {
    const tenant = await startTenant({ quick: true });
    const before = liveState(tenant.world);
    const services = await tenant.services();
    const document = await services.remove({ file: jobFile(tenant) }, yes);
    expect(document.result).toBe('nothing-to-do');
    expectRemoved(document);
    expect(liveState(tenant.world)).toEqual(before);
    expect((await services.status()).setups).toEqual([]);
  });
});
