import type { StatusDocument } from '../contract/documents';
import { minuteAfter } from '../contract/minutes';
import type { Effect } from '../contract/proof';
import type { RotationShown } from '../contract/rotation';
import type { SetupRecord, SetupSummary } from '../ports/records';
import { beforeFirstLook } from '../setup/effect';
import { specAt } from '../setup/stage';
import { removalNext } from './removal/next';
import { daysLeftOf, renewDays } from '../contract/days';
import { attentionOf } from '../upkeep/attention';
import { acceptanceShown } from '../upkeep/acceptance';
import { underWay } from '../upkeep/rotation/facts';
import { asNewest } from '../upkeep/rotation/newest';
import { rotationShown } from '../upkeep/rotation/shown';
import { isVendorHeld } from './vendor-held';

type SetupStatus = StatusDocument['setups'][number];
type State = SetupStatus['state'];

/** What a record says of its setup at a time; pure. */
export function statusOf(record: SetupSummary, now: Date): SetupStatus {
  const credential =
    record.credential === null || isCredentialGone(record)
      ? null
      : {
          kind: record.credential.kind,
          expires: record.credential.expires,
          daysLeft: daysLeftOf(record.credential.expires, now),
        };
  const state = stateOf(record, now);
  const rotation = rotationShown(record, null, now);
  return {
    id: record.id,
    tenant: record.tenantId,
    tenantName: record.tenantName,
    domain: record.spec.tenant,
    application: record.spec.application,
    clientId: record.objects.clientId ?? null,
    scoping: record.spec.scoping,
    senders: specAt(record.spec, record.stage).senders.map((sender) => sender.address),
    stage: record.stage ?? null,
    state,
    credential,
    lastProof: lastProofOf(record),
    effect: effectShown(record, now),
    takenOver: takenOverOf(record),
    ...(record.handedOver === undefined ? {} : { acceptance: acceptanceShown(record) }),
    ...(record.removal?.removedAt == null ? {} : { removedAt: record.removal.removedAt }),
    ...attentionOf(record, { state, credential, rotation }, isHandoffCurrent(record), now),
    ...(rotation === null ? {} : { rotation }),
    open: [...((record.removal?.lastRun ?? record.lastRun)?.open ?? [])],
    next: rotationNext(record, rotation, state) ?? nextOf(state, record, credential?.daysLeft ?? null, now),
  };
}

/** What a rotation under way waits for, unless the setup itself must be mended first. */
function rotationNext(record: SetupSummary, rotation: RotationShown | null, state: State): string | null {
  if (underWay(record) === null || rotation === null) return null;
  if (['partly-applied', 'failed', 'proof-failed', 'removing', 'removed'].includes(state)) return null;
  const { act, who, text, until } = rotation.next;
  const said = `${who === 'you' ? '' : `${who}: `}${text}${until === null ? '' : `, by ${until.slice(0, 10)}`}`;
  return act === 'hand-over'
    ? `${said} (sendwright handoff ${record.id})`
    : `${said} (sendwright rotate ${record.id})`;
}

/** Taken off the application by a decommission, whether or not the rest is done. */
function isCredentialGone({ removal }: Pick<SetupRecord, 'removal'>): boolean {
  if (removal === undefined) return false;
  return !removal.lastRun.open.some((id) => /^remove-(?:secret|certificate):/u.test(id));
}

function lastProofOf({ lastProof }: SetupSummary): SetupStatus['lastProof'] {
  if (lastProof === null) return null;
  const { time, verdict, document } = lastProof;
  const provenWith = document?.provenWith;
  return { time, verdict, ...(provenWith === undefined ? {} : { provenWith }) };
}

function takenOverOf(record: SetupSummary): SetupStatus['takenOver'] {
  const { takenOver, credential } = asNewest(record);
  if (takenOver === undefined) return null;
  const { by, at, test, keyId } = takenOver;
  return { by, at, test, isCurrent: keyId === null || keyId === credential?.keyId };
}

/** Whether the vendor was handed the credential that is in place now, or none because it has its own. */
export function isHandoffCurrent(
  record: Pick<SetupRecord, 'handedOver' | 'credential' | 'rotation' | 'spec'>,
): boolean {
  const { handedOver, credential } = asNewest(record);
  if (handedOver === undefined) return false;
  return handedOver.keyId === null || handedOver.keyId === credential?.keyId;
}

function stateOf(record: SetupSummary, now: Date): State {
  if (record.removal !== undefined) return record.removal.removedAt === null ? 'removing' : 'removed';
  if (record.credential !== null && Date.parse(record.credential.expires) <= now.getTime()) return 'expired';
  if (record.lastRun === null) return 'planned';
  switch (record.lastRun.result) {
    case 'done':
    case 'nothing-to-do':
      return provenState(record.lastProof?.verdict);
    case 'failed':
      return 'failed';
    default:
      return 'partly-applied';
  }
}

function provenState(verdict: NonNullable<SetupSummary['lastProof']>['verdict'] | undefined): State {
  switch (verdict) {
    case 'proven':
      return 'proven';
    case 'failed':
      return 'proof-failed';
    case 'not-yet-effective':
      return 'not-yet-effective';
    case 'unknown':
    case undefined:
      return 'configured';
  }
}

/**
 * The clock of a setup that is configured and not yet effective; null where it is neither, or where nothing needs to be
 * waited for any more before the first look.
 */
export function effectShown(record: SetupSummary, now: Date): Effect | null {
  const state = stateOf(record, now);
  const { lastProof } = record;
  if (state === 'not-yet-effective') return lastProof?.effect ?? null;
  const effect = state === 'configured' && lastProof === null ? firstLook(record) : null;
  if (effect === null) return null;
  return Date.parse(effect.nextLook) <= now.getTime() ? null : { ...effect, lookAt: [] };
}

/** The clock of a setup that was never looked at. */
function firstLook({ configured, spec, limit }: SetupSummary): ReturnType<typeof beforeFirstLook> {
  if (configured === undefined) return null;
  const known = { configuredAt: configured.at, policySince: limit?.since };
  return beforeFirstLook(spec.scoping, known, configured.times);
}

/**
 * When a setup is to be looked at next, past or to come, by whoever holds its credential here; null where no look is
 * waited for, or only the vendor can have it.
 */
export function nextLookOf(record: SetupSummary, now: Date): string | null {
  if (isVendorHeld(record.spec)) return null;
  const state = stateOf(record, now);
  const { lastProof, configured } = record;
  if (state === 'not-yet-effective') return lastProof?.effect?.nextLook ?? null;
  if (state !== 'configured' || lastProof !== null || configured === undefined) return null;
  return firstLook(record)?.nextLook ?? configured.at;
}

function lookNext(effect: Effect | null, id: string, now: Date): string {
  const prove = `sendwright prove ${id}`;
  if (effect === null) return `prove it (${prove})`;
  if (effect.overdue)
    return `something is wrong: see what to look at, mend it, then prove it again (${prove})`;
  return Date.parse(effect.nextLook) <= now.getTime()
    ? `prove it again now (${prove})`
    : `leave the application alone until ${minuteAfter(effect.nextLook)}, then prove it (${prove}, or with --wait)`;
}

function waitingFor({ waitsFor, nextTry }: NonNullable<SetupRecord['lastRun']>, now: Date): string {
  const what = waitsFor === undefined ? '' : `waits for ${waitsFor}; `;
  const isOpen = nextTry !== undefined && Date.parse(nextTry) > now.getTime();
  return `${what}${applyAgain}${isOpen ? ` after ${minuteAfter(nextTry)}` : ' now'}`;
}

const applyAgain = 'apply the setup file again (sendwright apply)';

function nextOf(state: State, record: SetupSummary, daysLeft: number | null, now: Date): string {
  const { id } = record;
  switch (state) {
    case 'removing':
    case 'removed':
      return removalNext(record, now);
    case 'partly-applied':
      if (record.lastRun?.result === 'waiting') return waitingFor(record.lastRun, now);
      return record.lastRun?.result === 'needs-person' && record.lastRun.who !== undefined
        ? `${record.lastRun.who.join(' and ')}: apply the same setup file, here or on another computer`
        : applyAgain;
    case 'planned':
    case 'failed':
      return applyAgain;
    case 'proof-failed':
      return `prove it (sendwright prove ${id})`;
    case 'configured':
    case 'not-yet-effective':
      if (waitsForVendor(record)) return vendorProves(record);
      return lookNext(effectShown(record, now), id, now);
    case 'expired':
      return `the application can no longer sign in; make a new credential (sendwright rotate ${id})`;
    case 'proven':
      if (record.stage === 'test') {
        return `the test stage is proven; go live: sendwright plan FILE --go-live, then apply it`;
      }
      return daysLeft !== null && daysLeft <= renewDays
        ? `renew the credential ${daysLeft === 0 ? 'today' : daysLeft === 1 ? 'by tomorrow' : `within ${daysLeft} days`} (sendwright rotate ${record.id})`
        : afterProof(record);
  }
}

/** Nothing live was tested, for want of a key that only the vendor holds. */
function waitsForVendor(record: SetupSummary): boolean {
  const { lastProof } = record;
  return (
    isVendorHeld(record.spec) &&
    lastProof?.verdict === 'unknown' &&
    lastProof.document?.provenWith === undefined
  );
}

/** What was left open takes the vendor's key: proving again from here would find the same. */
function vendorProves({ id, handedOver }: SetupSummary): string {
  const takeIn = `take its result in (sendwright prove ${id} --vendor-result FILE)`;
  return handedOver === undefined
    ? `hand it over (sendwright handoff ${id}); the vendor proves with its own key, then ${takeIn}`
    : `let the vendor prove with its own key, as its handoff page says, then ${takeIn}`;
}

function afterProof(record: SetupSummary): string {
  const { id, handedOver } = record;
  const again = `sendwright handoff ${id}`;
  if (handedOver === undefined) return `hand it over (${again})`;
  return isHandoffCurrent(record)
    ? afterHandoff(record, handedOver.at.slice(0, 10))
    : `hand the new credential over (${again}); the last handoff, of ${handedOver.at.slice(0, 10)}, held an older one`;
}

/** Handed over is not in use: the vendor's first message ends the job. */
function afterHandoff(record: SetupSummary, day: string): string {
  const seen = acceptanceShown(record);
  if (seen !== null) return `nothing; handed over on ${day}, in use since ${seen.firstAt.slice(0, 10)}`;
  return `nothing; handed over on ${day}. Once the vendor's system has sent a message, look for it (sendwright prove ${record.id})`;
}
