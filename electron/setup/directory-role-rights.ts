import type { DirectoryRoleView } from '../ports/directory';
import { roleIds } from './roles';
import type { SendVerdict } from './send-rights';

/** Roles whose holder can give itself or a person it controls any right to send, by a grant, a role or a password. */
const escalating = new Set<string>([
  roleIds.globalAdministrator,
  roleIds.privilegedRoleAdministrator,
  roleIds.applicationAdministrator,
  roleIds.cloudApplicationAdministrator,
  roleIds.exchangeAdministrator,
  roleIds.exchangeRecipientAdministrator,
  roleIds.userAdministrator,
]);

const harmless = new Set<string>([
  roleIds.applicationDeveloper,
  roleIds.licenseAdministrator,
  roleIds.securityReader,
  roleIds.reportsReader,
  roleIds.globalReader,
  roleIds.directoryReaders,
]);

/** What a directory role of the application's own service principal means for sending (facts 1.4, 11a). */
export function directoryRoleVerdict({ templateId }: DirectoryRoleView): SendVerdict {
  if (escalating.has(templateId)) return 'escalates';
  return harmless.has(templateId) ? 'harmless' : 'unknown';
}
