import type { InputValue, Step } from '../../contract/plan';
import type { DirectoryRoleView } from '../../ports/directory';
import { step } from '../planning';
import { graphGrantRoles } from '../roles';
import { unattendedKinds } from './kinds';
import { unattendedDirectoryRole } from './rights';

const needs = { scopes: ['RoleManagement.ReadWrite.Directory'], anyRole: [...graphGrantRoles] };

/** Gives the reading application Global Reader. */
export function giveRoleStep(
  principal: { readonly value: InputValue; readonly by: string | null },
  fresh: InputValue,
): Step {
  return step({
    id: 'directory-role',
    kind: unattendedKinds.giveRole,
    group: 'consent',
    summary:
      'Give the application the directory role Global Reader: with it Exchange lets it look and change nothing.',
    after: 'Global Reader',
    warning: 'Global Reader sees nearly all settings of the tenant, and no mail.',
    input: { servicePrincipalId: principal.value, templateId: unattendedDirectoryRole, fresh },
    needs,
    dependsOn: [principal.by],
    reversible: true,
  });
}

/** Takes a directory role of the reading application away. */
export function takeRoleStep(
  servicePrincipalId: string,
  { assignmentId = '', name, scope }: DirectoryRoleView,
): Step {
  return step({
    id: `remove-role:${assignmentId}`,
    kind: unattendedKinds.takeRole,
    group: 'cleanup',
    summary: `Take the directory role ${name}${scope === '/' ? '' : ` (${scope})`} away from the application.`,
    before: name,
    input: { servicePrincipalId, assignmentId },
    needs,
    reversible: true,
  });
}
