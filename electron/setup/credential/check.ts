import type { Check, Step } from '../../contract/plan';
import { check } from '../checks';
import { listed } from '../planning';
import type { Planning } from '../planning';
import { roleIds, whoHolds } from '../roles';
import { checkCertificate } from './check-certificate';
import { secretStepKind } from './marker';
import { daysPerMonth, named, secretsOf } from './secrets';

/** The check that says where the secret will lie. */
export const keychainCheckId = 'keychain';

/** The tenant's rules on credentials (facts 4) and the place where the secret part will lie. */
export function checkCredential(planning: Planning, steps: readonly Step[]): readonly Check[] {
  const { spec } = planning;
  if (spec.app !== undefined) return [];
  if (spec.credential.kind === 'certificate') return checkCertificate(planning, steps, checkStore(planning));
  const planned = steps.some((step) => step.kind === secretStepKind);
  return planned
    ? [checkPolicy(planning, spec.credential.months), ...checkLost(planning), checkStore(planning)]
    : [checkStore(planning)];
}

function checkPolicy({ observation }: Planning, months: number): Check {
  const base = { id: 'credential-policy', title: "Tenant's rules on secrets" };
  const { policy } = observation;
  if (policy === null) {
    const finding = 'The app management policy cannot be read; Entra may refuse the secret.';
    return check({ ...base, status: 'unknown', finding });
  }
  const who = `you, or ${whoHolds([roleIds.securityAdministrator], observation.organization.displayName)} by an exemption`;
  if (policy.secretsForbidden) {
    return check({
      ...base,
      status: 'fail',
      fault: 'tenant',
      finding: 'The tenant forbids client secrets.',
      who,
      next: 'Use a certificate: `credential: { kind: certificate, months: 12 }`.',
    });
  }
  const cap = policy.secretMaxDays;
  if (cap === null || months * daysPerMonth <= cap) {
    const finding =
      cap === null ? 'No limit on secrets.' : `At most ${cap} days; ${months * daysPerMonth} asked for.`;
    return check({ ...base, status: 'pass', finding });
  }
  const fits = Math.floor(cap / daysPerMonth);
  return check({
    ...base,
    status: 'fail',
    fault: 'file',
    finding: `The tenant allows secrets of at most ${cap} days; ${months} months are ${months * daysPerMonth}.`,
    who,
    next:
      fits > 0 ? `Set \`months: ${fits}\`, the most that fits.` : 'No whole month fits; use a certificate.',
  });
}

/** A secret was kept here and is gone: another is needed here, and the one there must not be cut off (design rule 10). */
function checkLost(planning: Planning): readonly Check[] {
  const { lost } = secretsOf(planning);
  if (lost.length === 0 || !planning.observation.credential.usable.ok) return [];
  return [
    check({
      id: 'credential-lost',
      title: 'Client secret made here',
      status: 'warn',
      finding: `The value of ${listed(lost.map(named))} is not in ${planning.observation.credential.store} any more. The plan makes another secret; the old one stays valid, because the vendor may work with it.`,
      who: 'you',
      next: 'Hand the new secret over; a rotation (sendwright rotate) then removes the old one.',
    }),
  ];
}

function placeTitle({ credential }: Planning['spec']): string {
  return credential.kind === 'secret' ? 'Where the secret will lie' : 'Where the private key will lie';
}

function checkStore({ observation, spec }: Planning): Check {
  const { store, usable } = observation.credential;
  const base = { id: keychainCheckId, title: placeTitle(spec) };
  return usable.ok
    ? check({ ...base, status: 'pass', finding: store })
    : check({
        ...base,
        status: 'fail',
        fault: 'computer',
        finding: usable.message,
        who: 'you',
        next: usable.next,
      });
}
