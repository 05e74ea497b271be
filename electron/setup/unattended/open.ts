import type { UnattendedOpen } from '../../contract/unattended-setup';
import type { UnattendedSeen } from './observe';
import { unattendedName } from './rights';

/** What no step settles: what could not be looked at, and what only a person in the portal can change. Pure. */
export function openOf(seen: UnattendedSeen): readonly UnattendedOpen[] {
  return [...unlookedOf(seen), ...blockedOf(seen)];
}

const somebody = 'an Exchange Administrator, on a computer with PowerShell';

/** What could not be looked at, and who could; a service principal that is not there yet holds nothing. Pure. */
export function unlookedOf({ principal, exchangeRoles }: UnattendedSeen): readonly UnattendedOpen[] {
  if (principal === null || exchangeRoles?.ok === true) return [];
  const facts = exchangeRoles?.error.facts;
  return [
    {
      what: 'exchange-roles',
      finding: `Roles in Exchange were not looked at${facts === undefined ? '.' : `: ${facts.message}`}`,
      who: facts?.who ?? somebody,
      next: 'Run the command again where Exchange Online is in reach, signed in as somebody who may see roles there.',
    },
  ];
}

function blockedOf({ principal }: UnattendedSeen): readonly UnattendedOpen[] {
  if (principal?.accountEnabled !== false) return [];
  return [
    {
      what: 'sign-in-blocked',
      finding: 'Its sign-in is blocked: no job can read, and running this again does not change it.',
      who: 'a Cloud Application Administrator',
      next: `Find out why somebody blocked it. To let it sign in again: Entra admin center, Enterprise applications, ${unattendedName}, Properties, "Enabled for users to sign in".`,
    },
  ];
}
