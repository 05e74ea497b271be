import type { UnattendedUnseen } from '../../contract/unattended-setup';
import type { UnattendedSeen } from './observe';

const somebody = 'an Exchange Administrator, on a computer with PowerShell';

/** What could not be looked at, and who could; a service principal that is not there yet holds nothing. Pure. */
export function unseenOf({ principal, exchangeRoles }: UnattendedSeen): readonly UnattendedUnseen[] {
  if (principal === null || exchangeRoles?.ok === true) return [];
  const facts = exchangeRoles?.error.facts;
  const why = facts === undefined ? '' : `: ${facts.message}`;
  return [
    {
      what: 'exchange-roles',
      finding: `Roles in Exchange were not looked at${why === '' ? '.' : why}`,
      who: facts?.who ?? somebody,
      next: 'Run the command again where Exchange Online is in reach, signed in as somebody who may see roles there.',
    },
  ];
}
