import { beforeAll, describe, expect, it } from 'vitest';
import { toAppError } from '../../electron/contract/errors';
import type { FaultProbe } from '../../electron/practice/world/faults';
import { endState } from '../support/end-state';
import {
  expectKind,
  expectMended,
  isSilent,
  peacefulEnd,
  quickTenant,
  troubles,
} from '../support/fault-cases';
import { jobFile } from '../support/job';
import type { TestTenant } from '../support/tenant';
import { twoSenders } from '../support/writes';

const timeout = 120_000;
/** Graph and Exchange, the token endpoint and discovery; a page that a person sees is loaded again by that person. */
const reads = { writes: false, path: String.raw`^/(?:v1\.0|exchange)/|/token$|/openid-configuration$` };

/** Whether a fault struck since it was asked for. */
function watchStrikes(tenant: TestTenant): { count: number } {
  const strikes = { count: 0 };
  const { faults } = tenant.world;
  const strike = faults.strike.bind(faults);
  faults.strike = (probe: FaultProbe) => {
    const fault = strike(probe);
    if (fault !== null) strikes.count += 1;
    return fault;
  };
  return strikes;
}

describe.concurrent('faults at every read of planning', { timeout }, () => {
  it.for(troubles)('$name', async ({ fault }, { onTestFinished }) => {
    const tenant = await quickTenant(onTestFinished, { silence: isSilent(fault) });
    const plan = async () => (await tenant.services()).plan(jobFile(tenant, twoSenders));
    const before = endState(tenant.world);
    const inPeace = (await plan()).plan.steps;
    const strikes = watchStrikes(tenant);
    for (let skip = 0; ; skip += 1) {
      tenant.world.faults.replace([{ match: reads, ...fault, skip }]);
      const struckBefore = strikes.count;
      try {
        expect((await plan()).plan.steps).toEqual(inPeace);
      } catch (error) {
        expectKind(toAppError(error).facts);
      }
      if (strikes.count === struckBefore) {
        expect(skip).toBeGreaterThan(10);
        break;
      }
    }
    expect(endState(tenant.world)).toEqual(before);
  });
});

describe.each(['rbac', 'accessPolicy'] as const)('faults at every read of an apply, %s', (scoping) => {
  let wanted: unknown;
  beforeAll(async () => {
    wanted = await peacefulEnd(scoping);
  });

  // Every read is struck once, by one kind of fault or another.
  const kinds = troubles.filter(({ fault }) => !isSilent(fault) && fault.kind !== 'delay');
  const turns = kinds.map((_, turn) => ({ turn, of: kinds.length }));
  describe.concurrent('struck in turn', { timeout }, () => {
    it.for(turns)('reads $turn of $of', async ({ turn }, { onTestFinished }) => {
      for (let round = 0; ; round += 1) {
        const { fault } = kinds[(round + turn) % kinds.length]!;
        const tenant = await quickTenant(onTestFinished);
        const strikes = watchStrikes(tenant);
        const skip = round * kinds.length + turn;
        await expectMended(tenant, scoping, [{ match: reads, ...fault, skip }], wanted);
        if (strikes.count === 0) break;
      }
    });
  });
});
