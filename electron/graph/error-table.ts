import type { ErrorCode } from '../contract/errors';

/** What a code of Graph means, who can mend it and how. */
export interface GraphErrorMeaning {
  readonly code: ErrorCode;
  readonly message: string;
  readonly who: string;
  readonly next: string;
}

function meaning(code: ErrorCode, message: string, who: string, next: string): GraphErrorMeaning {
  return { code, message, who, next };
}

const securityAdmin = 'a Security Administrator of the tenant';
const exchangeAdmin = 'an Exchange Administrator of the tenant';

/** Codes of the directory side (facts 4, 5.2) and of the Exchange side (facts 5.3). Codes, never texts, decide. */
export const graphErrorTable: Readonly<Partial<Record<string, GraphErrorMeaning>>> = {
  InvalidAuthenticationToken: meaning(
    'not-signed-in',
    'Microsoft Graph did not accept the token.',
    'you',
    'Sign in again; check the chosen cloud.',
  ),
  insufficient_claims: meaning(
    'interaction-required',
    'Conditional Access wants a new sign-in.',
    'you',
    'Sign in again.',
  ),
  Authorization_IdentityNotFound: meaning(
    'not-found',
    'The signed-in identity is not known in this tenant (yet).',
    'you',
    'Wait some minutes and start again.',
  ),
  Directory_QuotaExceeded: meaning(
    'policy-refused',
    'The quota of directory objects is used up.',
    'a Global Administrator of the tenant',
    'Purge deleted applications (they count for 30 days), or continue with an administrator who has no such quota.',
  ),
  Directory_ResourceSizeExceeded: meaning(
    'conflict',
    'The application holds too many credentials.',
    'an owner of the application, or a Cloud Application Administrator',
    'Remove old secrets and certificates of the application.',
  ),
  Directory_ConcurrencyViolation: meaning(
    'conflict',
    'Somebody else changed the object at the same time.',
    'you',
    'Start again.',
  ),
  CredentialTypeNotAllowedAsPerAppPolicy: meaning(
    'policy-refused',
    "The tenant's policy forbids client secrets.",
    securityAdmin,
    'Use a certificate, or have the application exempted from the policy.',
  ),
  CredentialInvalidLifetimeAsPerAppPolicy: meaning(
    'policy-refused',
    "The credential lives longer than the tenant's policy allows.",
    'you',
    'Choose fewer months in the setup file.',
  ),
  SignInAudienceNotAllowedAsPerAppPolicy: meaning(
    'policy-refused',
    "The tenant's policy forbids this audience.",
    securityAdmin,
    'Use a single-tenant application, or have the policy changed.',
  ),
  Authentication_RequestFromNonPremiumTenantOrB2CTenant: meaning(
    'license-missing',
    'The tenant has no Entra ID P1 licence, which this report needs.',
    'you',
    'Go on without this check.',
  ),
  Request_MultipleObjectsWithSameKeyValue: meaning(
    'conflict',
    'An object with this key is already there.',
    'you',
    'Start again: what is there is found.',
  ),
  MailboxNotEnabledForRESTAPI: meaning(
    'license-missing',
    'The mailbox cannot be reached by Graph: no licence, on premises, inactive, or still being made.',
    exchangeAdmin,
    'Check licence and place of the mailbox; a new one needs some minutes.',
  ),
  MailboxNotSupportedForRESTAPI: meaning(
    'license-missing',
    'The mailbox cannot be reached by Graph: no licence, on premises, inactive, or still being made.',
    exchangeAdmin,
    'Check licence and place of the mailbox; a new one needs some minutes.',
  ),
  ErrorAccessDenied: meaning(
    'permission-denied',
    'Exchange refuses this mailbox to the application.',
    exchangeAdmin,
    'Rights need 30 minutes to 2 hours to take effect; check the scope or the access policy.',
  ),
  ErrorSendAsDenied: meaning(
    'permission-denied',
    'The sender differs from the mailbox without the right to send as it.',
    'you',
    'Send from the mailbox itself.',
  ),
  ErrorInvalidUser: meaning(
    'not-found',
    'The address is not the identity of a mailbox (perhaps an alias).',
    'you',
    'Use the object id or the sign-in name of the mailbox.',
  ),
};
