import type { DirectoryActivity, ExchangeActivity } from '../../../../electron/ports/activity';
import type { DirectoryReads } from '../../../../electron/ports/directory';
import type { DirectoryRepairs } from '../../../../electron/ports/repairs';
import type { ExchangeReads } from '../../../../electron/ports/exchange';
import type { FakeState } from './state';

type Run = <T>(method: string, effect: () => T) => Promise<T>;

/** What the survey reads of Entra. */
export function wholeDirectory(
  state: FakeState,
  on: Run,
): Pick<
  DirectoryReads,
  | 'applications'
  | 'servicePrincipals'
  | 'allPermissionGrants'
  | 'allDirectoryRoles'
  | 'ownersOf'
  | 'applicationAudits'
> &
  DirectoryActivity &
  DirectoryRepairs {
  return {
    applications: () => on('applications', () => state.applications),
    servicePrincipals: () => on('servicePrincipals', () => state.principals),
    allPermissionGrants: () => on('allPermissionGrants', () => state.grants),
    allDirectoryRoles: () =>
      on('allDirectoryRoles', () => state.directoryRoles.map((role) => ({ ...role, principalId: '' }))),
    ownersOf: () => on('ownersOf', () => []),
    applicationAudits: () => on('applicationAudits', () => ({ lines: [], more: false })),
    changeApplication: () => on('changeApplication', () => undefined),
    addOwner: () => on('addOwner', () => undefined),
    removeOwner: () => on('removeOwner', () => undefined),
    setPermissionGrant: () => on('setPermissionGrant', () => undefined),
    givePermissionGrant: () => on('givePermissionGrant', () => undefined),
    auditsOf: () => on('auditsOf', () => ({ lines: [], more: false })),
    signInsOf: () => on('signInsOf', () => ({ lines: [], more: false })),
    messageTraces: () => on('messageTraces', () => ({ rows: [], more: false })),
  };
}

/** What the survey reads of Exchange. */
export function wholeExchange(
  state: FakeState,
  on: Run,
): Pick<ExchangeReads, 'mailboxes' | 'allPointers' | 'allScopes' | 'allAccessPolicies'> & ExchangeActivity {
  return {
    auditRecords: () => on('auditRecords', () => ({ records: [], more: false })),
    mailboxes: () => on('mailboxes', () => state.recipients.filter(({ kind }) => kind.endsWith('Mailbox'))),
    allPointers: () => on('allPointers', () => state.pointers),
    allScopes: () => on('allScopes', () => state.scopes),
    allAccessPolicies: () => on('allAccessPolicies', () => state.accessPolicies),
  };
}
