import { AppError } from '../contract/errors';
import type { Check } from '../contract/plan';
import type { PreflightDocument } from '../contract/preflight';
import type { VendorProfile } from '../contract/vendor-profile';
import { isBlocking } from '../setup/checks';
import { judgeSetup } from '../setup/plan';
import { definitionsOf, checkDefinitions } from '../setup/preflight';
import { checkCatalogue, familyOf } from '../setup/preflight/catalogue';
import { forecastOf } from '../setup/preflight/forecast';
import { FollowedChecks, type TellChecks } from './followed-checks';
import { look } from './look';
import { sayingStore } from './make-plan';
import type { PlanInput, PlanningParts } from './planning-parts';

/**
 * Signs in and makes the checks: all of them, or only those of these ids, for which no more is read than they need. `tell`
 * gets them as they come. Throws AppError `invalid-input` for an id that no check has.
 */
export async function runPreflight(
  parts: PlanningParts,
  input: PlanInput,
  profile: VendorProfile,
  ids: readonly string[],
  { signal, tell }: { readonly signal: AbortSignal; readonly tell?: TellChecks },
): Promise<PreflightDocument> {
  refuseUnknown(ids);
  const { spec, goLive = false } = input;
  const createdAt = parts.clock.now().toISOString();
  const isWanted = ({ id }: Check): boolean =>
    ids.length === 0 || ids.includes(id) || ids.includes(familyOf(id));
  const definitions = ids.length === 0 ? checkDefinitions : definitionsOf(ids);
  const following = new FollowedChecks(
    spec,
    profile,
    {
      ...{ createdAt, clock: parts.clock },
      tell: (checks) => tell?.(checks.filter(isWanted)),
    },
    definitions,
  );
  const { observation, record, notice, account } = await look(parts, input, signal, following.watch);
  const meta = {
    createdAt,
    stage: { goLive, recorded: record?.stage, provenAt: record?.stageProvenAt },
    times: following.times,
  };
  const judged = sayingStore(judgeSetup(spec, profile, observation, meta, definitions), notice);
  following.finish(judged.checks);
  const checks = judged.checks.filter(isWanted);
  return {
    ...{ format: 1, command: 'preflight', application: spec.application },
    senders: spec.senders.map(({ address }) => address),
    tenant: { id: observation.organization.id, name: observation.organization.displayName },
    ...{ checkedAt: parts.clock.now().toISOString(), checkedBy: account.username },
    verdict: checks.some(isBlocking) ? 'blocked' : 'ready',
    checks,
    ...(ids.length === 0 ? { forecast: forecastOf(judged.checks, judged.steps, observation) } : {}),
    savedAs: null,
  };
}

function refuseUnknown(ids: readonly string[]): void {
  const unknown = ids.filter((id) => checkCatalogue[familyOf(id)] === undefined);
  if (unknown.length === 0) return;
  throw new AppError({
    code: 'invalid-input',
    message: `There is no check ${unknown.join(', ')}.`,
    who: 'you',
    next: `Take one of: ${Object.keys(checkCatalogue).join(', ')}.`,
  });
}
