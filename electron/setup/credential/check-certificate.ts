import { pfxOf } from '../../contract/key-file';
import type { Check, Step } from '../../contract/plan';
import { check } from '../checks';
import { listed } from '../planning';
import type { Planning } from '../planning';
import { roleIds, whoHolds } from '../roles';
import { certificateStepKind, vendorStepKind } from './marker';
import { pfxStepKind } from './plan-pfx';
import { certificatesOf, daysPerMonth, named } from './secrets';

const dayMs = 24 * 60 * 60 * 1000;

/** The tenant's rule on certificates (facts 4), and where the private key will lie; `store` is that check. */
export function checkCertificate(planning: Planning, steps: readonly Step[], store: Check): readonly Check[] {
  const { credential } = planning.spec;
  if (credential.kind !== 'certificate') return [];
  const { given } = planning.observation.credential;
  if (credential.file !== undefined) {
    if (given === undefined) return [];
    const days = Math.ceil((Date.parse(given.notAfter) - Date.parse(given.notBefore)) / dayMs);
    const isPfx = pfxOf(planning.spec) !== null;
    const isPlanned = steps.some(({ kind }) => kind === (isPfx ? pfxStepKind : vendorStepKind));
    const issuer = isPfx ? 'whoever issued it' : 'the vendor';
    return [
      ...(isPlanned ? [checkLifetime(planning, days, { issuer })] : []),
      isPfx ? store : vendorHolds(planning),
    ];
  }
  const isPlanned = steps.some(({ kind }) => kind === certificateStepKind);
  if (!isPlanned) return [store];
  const days = credential.months * daysPerMonth;
  return [checkLifetime(planning, days, credential), ...checkLost(planning), store];
}

/** `from`: the months of a certificate that is made here, or who issued one that was given. */
function checkLifetime(
  { observation }: Planning,
  days: number,
  from: { readonly months: number } | { readonly issuer: string },
): Check {
  const base = { id: 'credential-policy', title: "Tenant's rules on certificates" };
  const { policy, organization } = observation;
  if (policy === null) {
    const finding = 'The app management policy cannot be read; Entra may refuse the certificate.';
    return check({ ...base, status: 'unknown', finding });
  }
  const cap = policy.certificateMaxDays;
  if (cap === null || days <= cap) {
    const finding =
      cap === null ? 'No limit on certificates.' : `At most ${cap} days; this one is valid ${days}.`;
    return check({ ...base, status: 'pass', finding });
  }
  const exemption = `${whoHolds([roleIds.securityAdministrator], organization.displayName)} by an exemption`;
  const fits = Math.floor(cap / daysPerMonth);
  const shorter = fits > 0 ? `Set \`months: ${fits}\`, the most that fits.` : 'No whole month fits.';
  return check({
    ...base,
    status: 'fail',
    fault: 'file',
    finding: `The tenant allows certificates of at most ${cap} days; this one is valid ${days}.`,
    who: 'issuer' in from ? `${from.issuer}, or ${exemption}` : `you, or ${exemption}`,
    next: 'issuer' in from ? `Ask ${from.issuer} for a certificate of at most ${cap} days.` : shorter,
  });
}

/** Said before anything is written: what cannot be proven here stays unknown, and never turns green. */
function vendorHolds({ spec }: Planning): Check {
  const first =
    spec.scoping === 'accessPolicy'
      ? ' With accessPolicy it could be used before anybody saw a foreign mailbox refused; rbac has no such moment.'
      : '';
  return check({
    id: 'vendor-key',
    title: 'Proof without the private key',
    status: 'unknown',
    finding: `Only the vendor holds the private key, so no token and no test mail can be tried here; those parts of the proof stay unknown.${first}`,
    who: 'the vendor',
    next: 'Have the vendor send from its own system: once as a sender, which must arrive, and once as the outsider, which must be refused.',
  });
}

/** A key was kept here and is gone: another is needed, and the one there must not be cut off (design rule 10). */
function checkLost(planning: Planning): readonly Check[] {
  const { lost } = certificatesOf(planning);
  const { store, usable } = planning.observation.credential;
  if (lost.length === 0 || !usable.ok) return [];
  return [
    check({
      id: 'credential-lost',
      title: 'Certificate made here',
      status: 'warn',
      finding: `The private key of ${listed(lost.map(named))} is not in ${store} any more. The plan makes another certificate; the old one stays valid, because the vendor may work with it.`,
      who: 'you',
      next: 'Hand the new certificate over; a rotation (sendwright rotate) then removes the old one.',
    }),
  ];
}
