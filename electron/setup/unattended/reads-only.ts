import { uniqueNameOf } from '../../contract/setup-file';
import type { Attempt } from '../../engine/attempt';
import type { ApplicationView, DirectoryRoleView } from '../../ports/directory';
import type { RoleAssignmentView } from '../../ports/exchange';
import type { EntraRight } from '../proof/doors';
import {
  unattendedDirectoryRole,
  unattendedExchangeRole,
  unattendedGraphRoles,
  unattendedId,
} from './rights';

/** What tells whether an application reads and no more. */
export interface ReaderSeen {
  readonly application: Pick<ApplicationView, 'uniqueName'> | null;
  readonly directoryRoles: Attempt<readonly DirectoryRoleView[]>;
  /** What it holds in Exchange. */
  readonly assignments: Attempt<readonly RoleAssignmentView[]>;
}

/**
 * The rights as they count for this application. `Exchange.ManageAsApp` is a door for every other: our own reading
 * application only looks with it, for as long as it is seen to hold Global Reader and nothing else (facts 10.2).
 */
export function asReader(rights: readonly EntraRight[], seen: ReaderSeen): readonly EntraRight[] {
  if (!readsOnly(seen)) return rights;
  return rights.map((right) =>
    right.api === 'exchangeOnline' && isNamed(right, unattendedExchangeRole)
      ? { ...right, verdict: 'harmless' }
      : right,
  );
}

/** Whether this right is one that our own reading application is to hold. */
export function isReaderRight(right: EntraRight, { application }: Pick<ReaderSeen, 'application'>): boolean {
  const wanted = [...unattendedGraphRoles, unattendedExchangeRole];
  return isReader(application) && wanted.some((value) => isNamed(right, value));
}

function isReader(application: ReaderSeen['application']): boolean {
  return application?.uniqueName === uniqueNameOf(unattendedId);
}

function readsOnly({ application, directoryRoles, assignments }: ReaderSeen): boolean {
  if (!isReader(application) || !directoryRoles.ok || !assignments.ok) return false;
  return (
    assignments.value.length === 0 &&
    directoryRoles.value.every(({ templateId }) => templateId === unattendedDirectoryRole)
  );
}

const isNamed = ({ name }: EntraRight, value: string): boolean => name.startsWith(`${value} of `);
