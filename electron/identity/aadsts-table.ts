import type { ErrorCode } from '../contract/errors';

/** What a code of the token endpoint means here, who can mend it and how (facts 5.1). */
interface AadstsMeaning {
  readonly code: ErrorCode;
  readonly message: string;
  readonly who: string;
  readonly next: string;
}

const you = 'you';
const vendor = 'whoever registered the application';
const consenter = 'an administrator of the tenant who may consent (Privileged Role Administrator)';
const securityTeam = "the owner of the tenant's Conditional Access policies";
const userAdmin = 'a User Administrator of the tenant';

function row(code: ErrorCode, message: string, who: string, next: string): AadstsMeaning {
  return { code, message, who, next };
}

const wrongCloud = row(
  'tenant-mismatch',
  'The tenant belongs to another Microsoft cloud.',
  you,
  'Choose the cloud of the tenant with --cloud.',
);
const multiFactor = row(
  'interaction-required',
  'Multi-factor authentication is demanded.',
  you,
  'Sign in again in the browser.',
);
const deviceDemanded = row(
  'policy-refused',
  'Sign-in is allowed from managed devices only.',
  securityTeam,
  'Use a managed device and its browser; signing in with a device code fails here.',
);
const signInAgain = row('interaction-required', 'The sign-in has ended.', you, 'Sign in again.');
const notConsented = row(
  'consent-required',
  'The permissions that are needed have not been consented to.',
  consenter,
  'Sign in as a person who may consent, and accept on the page that opens.',
);
const secretExpired = row(
  'policy-refused',
  'All secrets of the application that match have expired.',
  'an owner of the application, or a Cloud Application Administrator',
  'Make a new secret (rotate).',
);
const badAssertion = row(
  'refused',
  'The signed assertion was not accepted.',
  vendor,
  "Check certificate and private key, and this computer's clock.",
);
const throttled = row('throttled', 'The tenant is limiting sign-ins at the moment.', you, 'Try again later.');
const declared = row(
  'consent-required',
  'The application has not declared or been granted the permission.',
  consenter,
  'Consent to the permission; for an own client id declare it first.',
);

/** By number, without the letters AADSTS. Microsoft asks not to depend on them wholly: there is a path without. */
export const aadstsTable: Readonly<Partial<Record<string, AadstsMeaning>>> = {
  '700016': row(
    'not-found',
    'The application is not known in this tenant.',
    vendor,
    'Check client id and tenant; an application that was just made needs some minutes.',
  ),
  '90002': row(
    'not-found',
    'There is no tenant of this name or id.',
    you,
    'Check its name (--tenant, or `tenant` in the setup file), and the cloud (--cloud).',
  ),
  '900023': row('invalid-input', 'The tenant id is not well formed.', you, 'Correct it.'),
  '90038': wrongCloud,
  '900432': wrongCloud,
  '900382': wrongCloud,
  '7000215': row(
    'refused',
    'The client secret is wrong.',
    you,
    'Use the value of the secret, not its id; a secret that was just made needs about a minute.',
  ),
  '7000222': secretExpired,
  '7000218': row(
    'refused',
    'Neither secret nor certificate was sent.',
    vendor,
    'Check how the application signs in.',
  ),
  '700025': row(
    'refused',
    'A public client must not send a credential.',
    vendor,
    'Turn "Allow public client flows" off.',
  ),
  '700027': row(
    'refused',
    'The signature of the assertion was not accepted.',
    vendor,
    'Check that this certificate is uploaded; one that was just uploaded needs about a minute.',
  ),
  '700024': row('refused', 'The assertion is outside its time.', you, "Correct this computer's clock."),
  '700030': badAssertion,
  '50012': badAssertion,
  '50027': badAssertion,
  '50048': badAssertion,
  '70011': row('invalid-input', 'The scope is not valid.', vendor, 'Use `<resource>/.default`.'),
  '700022': row(
    'invalid-input',
    'Scopes of several resources were asked for at once.',
    vendor,
    'Ask for one resource.',
  ),
  '28002': row('invalid-input', 'The scope is not valid.', vendor, 'Use `<resource>/.default`.'),
  '28003': row('invalid-input', 'The scope is empty.', vendor, 'Use `<resource>/.default`.'),
  '500011': row(
    'not-found',
    'The service is not present in this tenant.',
    you,
    'Check that the tenant has Exchange Online, and the cloud (--cloud).',
  ),
  '650052': row(
    'license-missing',
    'The organisation has not subscribed to the service.',
    'a Global Administrator of the tenant',
    'Get the licence or enable the service.',
  ),
  '65001': notConsented,
  '65002': row(
    'policy-refused',
    "Microsoft's application is not preauthorised for this service.",
    you,
    'Use an own public client: --client-id.',
  ),
  '65004': row(
    'consent-required',
    'The consent was declined.',
    you,
    'Start again and accept, or have an administrator consent.',
  ),
  '65005': declared,
  '650056': declared,
  '650057': declared,
  '90094': row(
    'consent-required',
    'Only an administrator may consent to this.',
    consenter,
    'Sign in as that administrator.',
  ),
  '90095': row(
    'consent-required',
    'Consent takes the approval of an administrator in this tenant.',
    consenter,
    'Have the request approved, then sign in again.',
  ),
  '50034': row(
    'not-signed-in',
    'The account is not in this directory.',
    you,
    'Check the name and the tenant.',
  ),
  '50020': row(
    'tenant-mismatch',
    'The account belongs to another directory.',
    you,
    'Sign in with an account of the tenant.',
  ),
  '50126': row('not-signed-in', 'Name or password is wrong.', you, 'Sign in again.'),
  '50053': row(
    'not-signed-in',
    'The account is locked, or the address is blocked.',
    you,
    'Wait, then sign in again.',
  ),
  '50055': row('not-signed-in', 'The password has expired.', you, 'Change the password, then sign in again.'),
  '50057': row('not-signed-in', 'The account is disabled.', userAdmin, 'Enable the account, or use another.'),
  '50058': signInAgain,
  '50072': multiFactor,
  '50074': multiFactor,
  '50076': multiFactor,
  '50078': multiFactor,
  '50079': multiFactor,
  '50097': deviceDemanded,
  '50129': deviceDemanded,
  '53000': deviceDemanded,
  '53001': deviceDemanded,
  '53003': row(
    'policy-refused',
    'Conditional Access blocks this sign-in.',
    securityTeam,
    'Sign in in the browser of a device and place that the policy allows; device codes are often blocked.',
  ),
  '530032': row(
    'policy-refused',
    "The tenant's security policy blocks this sign-in.",
    securityTeam,
    'Have it allowed.',
  ),
  '530035': row(
    'policy-refused',
    'Security defaults block this sign-in.',
    securityTeam,
    'Sign in in the browser.',
  ),
  '53011': row(
    'policy-refused',
    'The account counts as being at risk.',
    securityTeam,
    'Have the risk remediated.',
  ),
  '530034': row(
    'policy-refused',
    'The account counts as being at risk.',
    securityTeam,
    'Have the risk remediated.',
  ),
  '50105': row(
    'permission-denied',
    'The person is not assigned to the application used for signing in.',
    'a Cloud Application Administrator of the tenant',
    'Assign the person to the application.',
  ),
  '50011': row(
    'refused',
    'The redirect address is not registered.',
    vendor,
    'Register http://localhost as redirect URI of a public client (mobile and desktop).',
  ),
  '500021': row(
    'policy-refused',
    'The network restricts which tenants may be used.',
    'the network administrator',
    'Have the tenant allowed.',
  ),
  '500022': row(
    'policy-refused',
    'The network restricts which tenants may be used.',
    'the network administrator',
    'Have the tenant allowed.',
  ),
  '70018': row('interaction-required', 'The device code was wrong.', you, 'Start again.'),
  '70019': row(
    'interaction-required',
    'The device code has expired.',
    you,
    'Start again and enter the code within 15 minutes.',
  ),
  '54005': row('interaction-required', 'The sign-in was used twice.', you, 'Start again.'),
  '700082': signInAgain,
  '70043': signInAgain,
  '50173': signInAgain,
  '50196': row('throttled', 'Too many sign-ins in a short time.', you, 'Wait some minutes.'),
  '90055': throttled,
  '70001': row(
    'policy-refused',
    'The application is disabled.',
    'a Cloud Application Administrator of the tenant',
    'Enable the application. Use an own public client: --client-id, where it is Microsoft’s own that the tenant blocks.',
  ),
  '7000112': row(
    'policy-refused',
    'The application is disabled.',
    'a Cloud Application Administrator of the tenant',
    'Enable the application.',
  ),
  '9001023': row('invalid-input', 'A tenant must be named; "common" is not one.', you, 'Name the tenant.'),
  '50194': row(
    'invalid-input',
    'The application is for one tenant only.',
    you,
    "Sign in at the application's own tenant.",
  ),
};
