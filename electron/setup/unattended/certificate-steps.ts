import type { InputValue, Step } from '../../contract/plan';
import { daysLeftOf, renewDays } from '../../contract/days';
import { keepOneStepKind } from '../credential/keep-one';
import { certificateStepKind } from '../credential/marker';
import { daysPerMonth, named } from '../credential/secrets';
import { step, type Target } from '../planning';
import { removalKinds } from '../removal/kinds';
import { applicationRoles } from '../roles';
import { unattendedKeys, type UnattendedKey, type UnattendedKeys } from './keys';
import { unattendedKinds } from './kinds';
import type { UnattendedSeen } from './observe';
import { unattendedId, unattendedName } from './rights';

/** What a person wants of the certificate. */
export interface CertificateWish {
  readonly months: number;
  /** A new one although the one in use is good for long. */
  readonly renew: boolean;
  /** The jobs work with the new one: older ones of ours may go. */
  readonly dropOld: boolean;
}

/** The ids of what the certificate hangs on. */
export interface CertificatePlace {
  readonly applicationId: Target;
  readonly clientId: Target;
  readonly principalBy: string | null;
  readonly fresh: InputValue;
}

const needs = { scopes: ['Application.ReadWrite.All'], anyRole: [...applicationRoles] };

/**
 * The certificate of the reading application: made where there is none, beside the one in use where that ends or
 * another was asked for. An older one goes after Entra gave a token for the new one, and where a sealed file of it was
 * written only when somebody says that the jobs have the new one (design rule 10). Pure.
 */
export function certificateSteps(
  seen: UnattendedSeen,
  place: CertificatePlace,
  wish: CertificateWish,
  now: Date,
): readonly Step[] {
  const keys = unattendedKeys(seen, now);
  const made = madeSteps(seen, keys, place, wish, now);
  const witness = made.steps.find(({ kind }) => kind === unattendedKinds.token);
  const works = witness !== undefined || keys.held !== null;
  const dropped = (works ? keysToDrop(seen, keys, made.replaces, wish) : []).map(oldStep(place));
  return chained([
    ...keys.orphans.map(orphanStep(place)),
    ...keys.ended.map(endedStep(place)),
    ...made.steps,
    ...(dropped.length > 0 && witness === undefined ? [tokenStep(seen, place, null)] : []),
    ...dropped,
  ]);
}

interface Made {
  readonly steps: readonly Step[];
  /** The certificate in use whose place is taken. */
  readonly replaces: UnattendedKey | null;
}

function madeSteps(
  seen: UnattendedSeen,
  { held, next, others, isElsewhere }: UnattendedKeys,
  place: CertificatePlace,
  wish: CertificateWish,
  now: Date,
): Made {
  const follow = (steps: readonly Step[]): Made => ({
    steps: [...steps, tokenStep(seen, place, 'next'), keepStep(seen, place)],
    replaces: held,
  });
  if (next !== null) return follow([]);
  if (held !== null) {
    const { renewing } = seen.known;
    const isBegun = renewing === held.keyId;
    // A renewal that was cut off after the new one took its place: that is what was asked for.
    const isMade = renewing !== undefined && !isBegun;
    const isDue = daysLeftOf(held.endDateTime, now) <= renewDays;
    return isBegun || isDue || (wish.renew && !isMade)
      ? follow([makeStep(seen, place, wish, 'next')])
      : { steps: [], replaces: null };
  }
  if (others.length === 0) return { steps: [makeStep(seen, place, wish, undefined)], replaces: null };
  return isElsewhere && !wish.renew
    ? { steps: [], replaces: null }
    : follow([makeStep(seen, place, wish, 'next')]);
}

/** Older certificates of ours that nobody needs once the new one works. */
function keysToDrop(
  { known }: UnattendedSeen,
  { others }: UnattendedKeys,
  replaces: UnattendedKey | null,
  { dropOld }: CertificateWish,
): readonly UnattendedKey[] {
  const left = replaces ?? others.find(({ keyId }) => keyId === known.renewing);
  const replaced = left === undefined ? [] : [left];
  if (dropOld) return [...new Set([...replaced, ...others])];
  return replaced.filter(({ keyId }) => !known.handedOut.includes(keyId));
}

function makeStep(
  seen: UnattendedSeen,
  { applicationId, clientId, principalBy, fresh }: CertificatePlace,
  { months }: CertificateWish,
  slot: 'next' | undefined,
): Step {
  const beside = slot === undefined ? '' : ' beside the one in use, which keeps working';
  return step({
    id: 'certificate',
    kind: certificateStepKind,
    group: 'credential',
    summary: `Make a certificate valid ${months} month${months === 1 ? '' : 's'} (${months * daysPerMonth} days, RSA 2048)${beside}; its private key goes to ${seen.store}, then its public part is added to the application.`,
    after: `certificate marked sendwright ${unattendedId}`,
    input: {
      ...{ applicationId: applicationId.value, clientId: clientId.value, tenantId: seen.organization.id },
      ...{ setupId: unattendedId, name: unattendedName, months, bits: 2048 },
      ...(slot === undefined ? { fresh } : { fresh: false, slot }),
    },
    needs,
    dependsOn: [applicationId.by, principalBy],
    reversible: true,
    once: true,
  });
}

function tokenStep({ organization }: UnattendedSeen, place: CertificatePlace, slot: 'next' | null): Step {
  return step({
    id: 'certificate-works',
    kind: unattendedKinds.token,
    group: 'credential',
    summary: `Ask Entra for a token with the ${slot === null ? '' : 'new '}certificate: only when it gives one does an older one go.`,
    input: {
      ...{ tenantId: organization.id, clientId: place.clientId.value },
      ...(slot === null ? {} : { slot }),
    },
    needs: {},
    dependsOn: [place.principalBy],
    reversible: true,
  });
}

function keepStep({ organization, store }: UnattendedSeen, { clientId }: CertificatePlace): Step {
  return step({
    id: 'keep-one',
    kind: keepOneStepKind,
    group: 'credential',
    summary: `Keep the new certificate as the one in use in ${store}.`,
    input: { tenantId: organization.id, clientId: clientId.value, stays: 'next' },
    needs: {},
    reversible: false,
  });
}

const removal =
  (kind: string, summary: (key: UnattendedKey) => string) =>
  ({ applicationId }: CertificatePlace) =>
  (key: UnattendedKey): Step =>
    step({
      id: `remove-certificate:${key.keyId}`,
      kind,
      group: 'cleanup',
      summary: summary(key),
      before: `valid to ${key.endDateTime.slice(0, 10)}`,
      removes: [key.keyId],
      input: { applicationId: applicationId.value, keyId: key.keyId },
      needs,
      dependsOn: [applicationId.by],
      reversible: false,
    });

const orphanStep = removal(
  'credential.remove-orphan-certificate',
  (key) =>
    `Remove the certificate ${named(key)}, left by a run that was cut off; nobody has its private key.`,
);
const endedStep = removal(
  removalKinds.certificate,
  (key) => `Remove the certificate ${named(key)}, which ended on ${key.endDateTime.slice(0, 10)}.`,
);
const oldStep = removal(
  removalKinds.certificate,
  (key) => `Remove the older certificate ${named(key)}, after Entra gave a token for the new one.`,
);

/** One after the other: each change of a certificate writes the list of all of them anew (facts 9). */
export function chained(steps: readonly Step[]): readonly Step[] {
  return steps.map((one, index) => {
    const before = steps[index - 1];
    return before === undefined ? one : { ...one, dependsOn: [...new Set([...one.dependsOn, before.id])] };
  });
}
