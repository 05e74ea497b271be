import type { TokenSeen } from './tokens';

/** What else a text shows, and what one code means therefore. */
export type ContextFlag =
  'app-only' | 'secret-is-guid' | 'raop' | 'odata-disabled' | 'grants-app-role' | 'connect-not-found';

const signs: readonly (readonly [ContextFlag, RegExp])[] = [
  [
    'app-only',
    /client_credentials|acquireTokenForClient|ConfidentialClient|Client(?:Secret|Certificate|Assertion)Credential|client_assertion|workload identit|service principal sign-in/iu,
  ],
  [
    'secret-is-guid',
    /client[_ -]?secret["']?\s{0,5}[:=]\s{0,5}["']?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?![\w-])/iu,
  ],
  ['raop', /\[RAOP\]/u],
  // Of Microsoft's English wording only: in another language the code alone must do.
  ['odata-disabled', /Access to OData is disabled/iu],
  ['grants-app-role', /\/appRoleAssign(?:edTo|ments)\b/iu],
  ['connect-not-found', /\(Connect-ExchangeOnline:String\)|["'‘“]Connect-ExchangeOnline["'’”]/iu],
];

const ofPerson = /authorization_code|device_code|grant_type=refresh_token|acquireTokenInteractive/iu;

/** The flags that hold for a text and the tokens in it. */
export function contextOf(text: string, tokens: readonly TokenSeen[]): ReadonlySet<ContextFlag> {
  const flags = new Set(signs.filter(([, sign]) => sign.test(text)).map(([flag]) => flag));
  if (tokens.some(({ kind }) => kind === 'application')) flags.add('app-only');
  if (ofPerson.test(text)) flags.delete('app-only');
  return flags;
}
