import type { RemovalKept, RemovalPart, RemovalProof } from '../../contract/removal';
import type { AppError } from '../../contract/errors';
import type { Attempt } from '../../engine/attempt';
import { listed } from '../planning';
import type { Left } from './left';

/** What Entra said to a token request: refused with a code, given, or nobody could ask. */
export type TokenAnswer =
  | { readonly kind: 'refused'; readonly code: string; readonly at: string; readonly withCredential: boolean }
  | { readonly kind: 'given' }
  | { readonly kind: 'not-asked'; readonly why: string };

const dayMs = 24 * 60 * 60 * 1000;
/** Deleted objects can be restored for so long (facts 2.3). */
const binDays = 30;

/** Whether anything is left, in parts; what is kept on purpose is said, what could not be looked at is unknown. Pure. */
export function removalParts(
  left: Left,
  kept: readonly RemovalKept[],
  token: TokenAnswer,
  hasClientId: boolean,
): readonly RemovalPart[] {
  const stays = (what: RemovalKept['what']): RemovalKept | null =>
    kept.find((one) => one.what === what) ?? null;
  const application = stays('application');
  const principal = stays('servicePrincipal') ?? application;
  return [
    tokenPart(token, application ?? principal, hasClientId),
    ...entraParts(left, { application, principal }),
    part(
      'role-assignments',
      'Role assignments',
      left.assignments,
      stays('assignment') ?? principal,
      (all) => all,
    ),
    part(
      'pointer',
      'Service principal in Exchange',
      left.pointers,
      stays('pointer') ?? principal,
      (all) => all,
    ),
    part('scope', 'Management scope', left.scope, stays('scope'), one),
    part('policies', 'Application access policies', left.policies, stays('policy'), (all) => all),
    part('group', 'Senders’ group', left.group, stays('group'), one),
    keychainPart(left),
  ];
}

/** What is left of an application of ours that nobody keeps on purpose: in Entra, and on this computer. Pure. */
export function applicationParts(
  left: Pick<Left, 'applications' | 'principal' | 'keychain'>,
  roles: { readonly directory: Attempt<readonly string[]>; readonly exchange: Attempt<readonly string[]> },
  token: TokenAnswer,
  hasClientId: boolean,
): readonly RemovalPart[] {
  return [
    tokenPart(token, null, hasClientId),
    ...entraParts(left, { application: null, principal: null }),
    part('directory-roles', 'Directory roles', roles.directory, null, (all) => all),
    part('exchange-roles', 'Roles in Exchange', roles.exchange, null, (all) => all),
    keychainPart(left),
  ];
}

function entraParts(
  left: Pick<Left, 'applications' | 'principal'>,
  stays: { readonly application: RemovalKept | null; readonly principal: RemovalKept | null },
): readonly RemovalPart[] {
  return [
    part('application', 'Application', left.applications, stays.application, ({ marked }) =>
      marked.map(({ displayName }) => displayName),
    ),
    part(
      'marked-credentials',
      'Credentials with our marker',
      left.applications,
      null,
      ({ credentials }) => credentials,
    ),
    part('service-principal', 'Service principal', left.principal, stays.principal, (id) =>
      id === null ? [] : [id],
    ),
  ];
}

function keychainPart({ keychain }: Pick<Left, 'keychain'>): RemovalPart {
  return part('keychain', 'Credential on this computer', keychain, null, ({ name, held }) =>
    held ? [name] : [],
  );
}

const one = (name: string | null): readonly string[] => (name === null ? [] : [name]);

/** The verdict: nothing that should be gone is there, and everything could be looked at. */
export function removalVerdict(parts: readonly RemovalPart[]): RemovalProof['verdict'] {
  if (parts.some(({ status }) => status === 'fail')) return 'not-removed';
  return parts.some(({ status }) => status === 'unknown') ? 'unknown' : 'removed';
}

/** Until when what lies in the bin can be restored; null: nothing is there, or nobody could look. */
export function restorableUntil({
  deleted,
  deletedPrincipal,
}: Pick<Left, 'deleted' | 'deletedPrincipal'>): string | null {
  const times = [deleted, deletedPrincipal].flatMap((found) =>
    found.ok && found.value !== null ? (found.value.deletedDateTime ?? []) : [],
  );
  const [first] = times.sort();
  return first === undefined ? null : new Date(Date.parse(first) + binDays * dayMs).toISOString();
}

function part<T>(
  id: string,
  title: string,
  found: Attempt<T>,
  stays: RemovalKept | null,
  namesOf: (value: T) => readonly string[],
): RemovalPart {
  const base = { id, title, who: null };
  if (!found.ok) return unseen(base, found.error);
  const names = namesOf(found.value);
  if (names.length === 0) return { ...base, status: 'pass', finding: 'None is left.' };
  const there = `Still there: ${listed(names)}.`;
  return stays === null
    ? { ...base, status: 'fail', finding: there }
    : { ...base, status: 'kept', finding: `Kept: ${listed(names)}. ${stays.why}` };
}

function unseen(base: Pick<RemovalPart, 'id' | 'title'>, { facts }: AppError): RemovalPart {
  return {
    ...base,
    status: 'unknown',
    finding: `Could not be looked at: ${facts.message}`,
    who: facts.who ?? null,
  };
}

function tokenPart(token: TokenAnswer, stays: RemovalKept | null, hasClientId: boolean): RemovalPart {
  const base = { id: 'token', title: 'Token', who: null };
  if (!hasClientId) {
    return { ...base, status: 'pass', finding: 'No application was registered, so none can sign in.' };
  }
  switch (token.kind) {
    case 'given':
      return {
        ...base,
        status: 'fail',
        finding: 'Entra still gives a token for the credential that was removed.',
      };
    case 'not-asked':
      return { ...base, status: 'unknown', finding: token.why };
    case 'refused':
      if (token.withCredential) {
        return {
          ...base,
          status: 'pass',
          finding: `Entra refused a token for the credential of this setup (${token.code}, ${token.at.slice(0, 16).replace('T', ' ')} UTC).`,
        };
      }
      if (isUnknownHere(token.code)) {
        return {
          ...base,
          status: 'pass',
          finding: `Entra does not know the application in this tenant any more (${token.code}): no credential gets a token.`,
        };
      }
      return stays === null
        ? {
            ...base,
            status: 'unknown',
            finding: `The credential is not on this computer, so it could not be tried (${token.code}).`,
          }
        : {
            ...base,
            status: 'kept',
            finding:
              'The application stays, so others’ credentials work on; none of this setup is left on it.',
          };
  }
}

/** The application or its service principal is not in this tenant (facts 5.1, 2.4). */
function isUnknownHere(code: string): boolean {
  return ['AADSTS700016', 'AADSTS7000229'].includes(code);
}
