import type { Check } from '../contract/plan';
import { check } from './checks';
import type { Planning } from './planning';

/** What the vendor's product asks for that the reader should know. */
export function checkVendor(planning: Planning): readonly Check[] {
  const { spec, profile } = planning;
  const checks = [...checkWays(planning)];
  if (profile.delegatedMailSend) {
    checks.push(
      check({
        id: 'vendor-delegated',
        title: 'Delegated Mail.Send',
        status: 'warn',
        finding:
          'The vendor asks for delegated Mail.Send. No scope limits it; it is declared, never consented for all users.',
        who: 'the vendor',
        next: 'Ask the vendor whether it is needed: an application that sends by itself does not use it.',
      }),
    );
  }
  if (spec.app === undefined && !profile.credentialKinds.includes(spec.credential.kind)) {
    checks.push(wrongKind(spec.credential.kind));
  }
  if (spec.app !== undefined) {
    checks.push(
      check({
        id: 'vendor-consent-link',
        title: "The vendor's consent link",
        status: 'warn',
        finding:
          'The application belongs to the vendor. Its own consent link would grant Mail.Send for the whole tenant and void the scope.',
        who: 'every administrator of the tenant',
        next: 'Nobody follows that link; the service principal is added here, without consent.',
      }),
    );
  }
  return checks;
}

function wrongKind(kind: 'secret' | 'certificate'): Check {
  const isSecret = kind === 'secret';
  return check({
    id: 'vendor-credential',
    title: 'Credential the vendor can use',
    status: 'fail',
    fault: 'file',
    finding: `The vendor’s product cannot use a ${isSecret ? 'client secret' : 'certificate'}.`,
    who: 'you',
    next: isSecret
      ? 'Set `credential: { kind: certificate, months: 12 }`.'
      : 'Set `credential: { kind: secret, months: 6 }`.',
  });
}

/** Whether the product sends in the way these rights are for. A token without roles: facts 2.10. */
function checkWays({ spec, profile }: Planning): readonly Check[] {
  const checks: Check[] = [];
  if (profile.checksRolesClaim === true && spec.scoping === 'rbac') {
    checks.push(
      check({
        id: 'vendor-roles-claim',
        title: 'Vendor accepts a token without roles',
        status: 'warn',
        finding:
          "The vendor's product looks for Mail.Send in the token and will refuse to send: with rbac the token carries no role, and that is right.",
        who: 'the vendor',
        next: 'Ask the vendor to drop the check before you apply. If it cannot, use `scoping: accessPolicy`; never add the grant beside the scope, it would void it.',
      }),
    );
  }
  const confirmed = profile.graphSendMailConfirmed;
  if (confirmed !== null) {
    const finding = `Confirmed by ${confirmed.by} on ${confirmed.when}.`;
    checks.push(check({ id: 'vendor-graph', title: 'Vendor sends through Graph', status: 'pass', finding }));
  } else {
    checks.push(
      check({
        id: 'vendor-graph',
        title: 'Vendor sends through Graph',
        status: 'warn',
        finding:
          "Nobody at the vendor has confirmed that its product sends through Microsoft Graph's sendMail with the client credentials flow. With SMTP or EWS these rights do not help.",
        who: 'the vendor',
        next: 'Get it in writing, and put who and when into a profile file (`graphSendMailConfirmed`).',
      }),
    );
  }
  return checks;
}
