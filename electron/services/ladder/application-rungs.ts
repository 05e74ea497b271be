import { minuteText } from '../../contract/minutes';
import { explain, explainText } from '../../diagnosis/explain';
import { unseen, type Look } from '../../diagnosis/ladder';
import type { PasswordCredentialView } from '../../ports/directory';
import { tokenPart } from '../../setup/proof/token';
import { isVendorsKey } from '../vendor-held';
import type { LadderSight } from './deps';

const owner = 'an owner of the application, or a Cloud Application Administrator of the tenant';
const applyAgain = 'sendwright apply FILE';

/** The app registration, unless it is the vendor's, and the enterprise application. */
export async function lookAtApplication({ application, record, clientId }: LadderSight): Promise<Look> {
  const seen = await application();
  if (!seen.ok) return unseen('The application could not be read', seen.error.facts);
  const { application: registered, servicePrincipal } = seen.value;
  if (registered === null && record.spec.app === undefined) {
    return {
      status: 'fail',
      finding: `The app registration ${clientId} is gone: it was deleted.`,
      cause: explainText('AADSTS700016'),
      who: owner,
      next: 'Apply the setup again: within 30 days it is restored with its client id, later it is made anew and the vendor needs a new handoff.',
      repair: applyAgain,
    };
  }
  if (servicePrincipal === null) {
    return {
      status: 'fail',
      finding:
        'The enterprise application (service principal) is gone, and with it what Exchange allowed it.',
      cause: explainText('Authorization_IdentityNotFound'),
      who: owner,
      next: 'Apply the setup again: it makes the enterprise application and its rights anew.',
      repair: applyAgain,
    };
  }
  if (!servicePrincipal.accountEnabled) {
    return {
      status: 'fail',
      finding: 'The enterprise application is disabled in this tenant.',
      cause: explainText('AADSTS7000112'),
      who: 'a Cloud Application Administrator of the tenant',
      next: 'Ask who disabled it and why; then enable it (Enterprise applications, Properties).',
    };
  }
  return { status: 'pass', finding: `${servicePrincipal.displayName} (${clientId}) is there and enabled.` };
}

/** What Entra lists, and what this computer keeps. */
export async function lookAtCredential(sight: LadderSight): Promise<Look> {
  const { record, application, credential, proof } = sight;
  if (record.spec.app !== undefined || isVendorsKey(record.spec)) {
    return {
      status: 'unknown',
      finding: 'The credential is the vendor’s own, so only the vendor can say whether it is the right one.',
      who: 'the vendor',
      next: 'Let the vendor prove with its own key, as its handoff page says.',
    };
  }
  const [seen, held] = [await application(), await credential()];
  const keyId = record.credential?.keyId ?? (held.ok ? held.value?.keyId : undefined);
  if (keyId === undefined) {
    return { status: 'fail', finding: 'No credential was ever made for it.', ...renewed, repair: applyAgain };
  }
  const listed: readonly PasswordCredentialView[] | null =
    seen.ok && seen.value.application !== null
      ? [...seen.value.application.passwordCredentials, ...seen.value.application.keyCredentials]
      : null;
  const isCertificate = record.credential?.kind === 'certificate';
  const own = listed?.find((one) => one.keyId === keyId);
  if (listed !== null && own === undefined) {
    return {
      status: 'fail',
      finding: `The credential ${keyId} was removed from the application; Entra lists ${listed.length} other${listed.length === 1 ? '' : 's'}.`,
      cause: explainText(isCertificate ? 'AADSTS700027' : 'AADSTS7000215'),
      ...renewed,
    };
  }
  const ends = own?.endDateTime ?? record.credential?.expires ?? '';
  if (Date.parse(ends) <= proof.clock.now().getTime()) {
    return {
      status: 'fail',
      finding: `The credential ended at ${minuteText(new Date(ends).toISOString())}.`,
      // Of an ended certificate Entra says no more than that its key is not accepted.
      cause: explainText(isCertificate ? 'AADSTS700027' : 'AADSTS7000222'),
      ...renewed,
    };
  }
  if (!held.ok) return unseen('The keychain of this computer could not be read', held.error.facts);
  if (held.value === null) {
    return {
      status: 'unknown',
      finding: 'It is not on this computer, so nothing can be tried with it from here.',
      who: 'the person whose computer holds it, or the vendor',
      next: 'Climb the ladder on the computer that applied the setup.',
    };
  }
  const until = minuteText(new Date(ends).toISOString());
  return { status: 'pass', finding: `Entra lists it, this computer keeps it, and it lasts until ${until}.` };
}

const renewed = {
  who: owner,
  next: 'Apply the setup again: it makes a new credential; then hand it over to the vendor.',
  repair: applyAgain,
} as const;

/** A token with the credential itself. */
export async function lookAtToken({ token, input }: LadderSight): Promise<Look> {
  const got = await token();
  if (got?.ok === true) {
    const { expiresAt } = got.value.claims;
    return { status: 'pass', finding: `A token is issued, valid until ${minuteText(expiresAt)}.` };
  }
  const { status, finding, evidence, who, next } = tokenPart(got, await input());
  return {
    ...{ status: status === 'fail' ? 'fail' : 'unknown', finding, evidence, who, next },
    cause: got === null ? null : explain(got.error),
  };
}

/** For whom the token is, and what it carries. */
export async function lookAtClaims({ token, input, clientId, record }: LadderSight): Promise<Look> {
  const got = await token();
  if (got?.ok !== true) return { status: 'unknown', finding: 'Without a token there are no claims.' };
  const { appId, tenantId } = got.value.claims;
  if (
    appId.toLowerCase() !== clientId.toLowerCase() ||
    tenantId.toLowerCase() !== record.tenantId.toLowerCase()
  ) {
    return {
      status: 'fail',
      finding: `The token is for the application ${appId} in the tenant ${tenantId}.`,
      who: 'you',
      next: 'Check which credential this computer keeps for it.',
    };
  }
  const { status, finding, evidence, who, next } = tokenPart(got, await input());
  const isPlan = status === 'fail' || status === 'waiting';
  return {
    status: status === 'fail' || status === 'waiting' || status === 'pass' ? status : 'unknown',
    ...{ finding, evidence, who, next, repair: isPlan ? 'sendwright apply FILE' : null },
  };
}
