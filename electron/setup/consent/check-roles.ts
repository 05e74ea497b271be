import type { Check } from '../../contract/plan';
import { check } from '../checks';
import { directoryRoleVerdict } from '../directory-role-rights';
import { listed } from '../planning';
import type { Planning } from '../planning';
import { exchangeWho, roleIds, whoHolds } from '../roles';
import { applicationRoleVerdict } from '../send-rights';

/** Directory roles of the application's own service principal: a way to every right (facts 11a). Nothing here removes them. */
export function checkDirectoryRoles({ observation }: Planning): readonly Check[] {
  const base = { id: 'directory-roles', title: 'Directory roles of the application' };
  const who = whoHolds([roleIds.privilegedRoleAdministrator], observation.organization.displayName);
  const roles = observation.directoryRoles;
  if (roles === null) {
    return [check({ ...base, status: 'unknown', finding: 'They cannot be read.', who })];
  }
  const judged = roles.map((role) => ({ name: role.name, verdict: directoryRoleVerdict(role) }));
  const grave = judged.filter((role) => role.verdict === 'escalates').map((role) => role.name);
  const unclear = judged.filter((role) => role.verdict === 'unknown').map((role) => role.name);
  if (grave.length + unclear.length === 0) return [];
  const finding =
    grave.length > 0
      ? `The application itself holds ${listed(grave)}: with it it could give itself the right to send as anyone.`
      : `The application itself holds ${listed(unclear)}; whether that leads to sending cannot be told.`;
  const next = `Take ${listed([...grave, ...unclear])} from the application in Microsoft Entra, where nobody needs it; until then the proof cannot call it safe.`;
  return [check({ ...base, status: grave.length > 0 ? 'fail' : 'unknown', finding, who, next })];
}

/** Rights that the application holds as a member of an Exchange role group: the group's own assignment is not touched. */
export function checkRoleGroups({ observation }: Planning): readonly Check[] {
  const inherited = (observation.exchange?.roleAssignments ?? []).filter(
    (one) => one.via !== undefined && applicationRoleVerdict(one.role) !== 'harmless',
  );
  if (inherited.length === 0) return [];
  const groups = [...new Set(inherited.map((one) => one.via ?? ''))];
  return [
    check({
      id: 'role-groups',
      title: 'Exchange role groups of the application',
      status: 'unknown',
      finding: `The application is a member of ${listed(groups)} and so holds ${listed(inherited.map((one) => one.role))}; whether that leads to sending cannot be told.`,
      who: exchangeWho(observation.organization.displayName),
      next: `Take the application out of ${listed(groups)} where nobody needs it; the group's own rights stay.`,
    }),
  ];
}
