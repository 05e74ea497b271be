import { describe, expect, it } from 'vitest';
import { ownDriftIds, reviewDocumentSchema, type DriftId } from '../../electron/contract/review';
import { noteCmdlet } from '../../electron/practice/world/audit-logs';
import { isInUnifiedLog } from '../../electron/setup/review/exchange-log';
import { applyJob, proveJob } from '../support/job';
import { startTenant } from '../support/tenant';
import { applicationMade, credentialMade, recordsMade } from './review-drifts/application';
import { rightsMade } from './review-drifts/rights';
import { scopeMade } from './review-drifts/scope';
import { sendersMade } from './review-drifts/senders';

/** Every kind that is made in the tenant. */
const driftsMade = [
  ...[...rightsMade, ...scopeMade, ...sendersMade],
  ...[...applicationMade, ...credentialMade, ...recordsMade],
];

/** What this computer's own records say, and what only a damaged reading shows: each has a test of its own. */
const elsewhere: readonly DriftId[] = [
  ...['proof-missing', 'proof-not-green', 'proof-chain', 'sign-off-stale', 'left-unproven', 'handoff-older'],
  ...['reach-foreign', 'reach-missing', 'plan-differs'],
] as DriftId[];

/** As the log has it of a person. */
const by = ([cmdlet, parameters]: readonly [string, Readonly<Record<string, unknown>>]) =>
  [cmdlet, 'anna@contoso.example', parameters] as const;

describe('review of a setup that somebody changed by hand', () => {
  it.each(driftsMade)('$name', async ({ job, make, finds, says, steps = [], logged }) => {
    const tenant = await startTenant({ quick: true });
    const services = await tenant.services();
    const { setup, result } = await applyJob(tenant, job, services);
    expect(result).toBe('done');
    expect((await proveJob(tenant, setup, services)).verdict).toBe('proven');
    const { world } = tenant;
    world.clock.advance(60);
    if (logged !== undefined) noteCmdlet(world, ...by(logged(tenant)));
    const at = world.logs.unifiedAudit.at(-1)?.creationDate;
    make(tenant);
    world.clock.advance(60);
    const before = JSON.stringify(tenant.world.state);
    const document = reviewDocumentSchema.parse(await services.review(setup));
    expect(JSON.stringify(tenant.world.state)).toBe(before);
    const drifts = document.setups[0]?.drifts ?? [];
    const found = drifts.map(({ id }) => id);
    expect(found.toSorted(), JSON.stringify(drifts, null, 1)).toEqual([...finds].toSorted());
    const first = drifts.find(({ id }) => id === finds[0]);
    expect(first?.evidence.join('\n')).toMatch(says);
    expect(first?.mend.steps.map(({ id }) => id).length, JSON.stringify(first?.mend)).toBe(steps.length);
    expect(first?.mend.way === 'apply', first?.mend.way).toBe(steps.length > 0);
    expect(first?.since.at !== null || first.since.unknown !== null).toBe(true);
    if (logged !== undefined) expect(first?.since).toMatchObject({ at, by: 'anna@contoso.example' });
    // A second look finds the same: looking makes nothing right.
    const again = await services.review(setup);
    expect(again.setups[0]?.drifts.map(({ id }) => id)).toEqual(found);
  });

  it('is held to a case for every kind of drift', () => {
    const made = new Set(driftsMade.flatMap(({ finds }) => finds));
    expect(ownDriftIds.filter((id) => !made.has(id))).toEqual(
      ownDriftIds.filter((id) => elsewhere.includes(id)),
    );
    expect(made.size).toBeGreaterThan(50);
  });

  it('is held to a record for every kind that Exchange keeps one of', () => {
    const logged = new Set(driftsMade.flatMap(({ logged: one, finds }) => (one ? finds.slice(0, 1) : [])));
    const inLog = driftsMade
      .map(({ finds }) => finds[0])
      .filter((id) => id !== undefined && isInUnifiedLog(id));
    expect([...new Set(inLog)].filter((id) => id !== undefined && !logged.has(id))).toEqual([]);
  });
});
