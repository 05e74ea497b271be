import type { ManagementScope } from '../../world/exchange-types';
import type { WorldState } from '../../world/state';
import type { CmdletCall, CmdletFamily, Output } from '../cmdlet';
import { alreadyExists, invalidOperation, notFound, organizationDehydrated } from '../errors';
import { readFilter } from '../recipients/filter';

/** New-, Get-, Set- and Remove-ManagementScope (facts 6.2, 6.4). */
export const managementScopeCmdlets: CmdletFamily = {
  'New-ManagementScope': {
    parameters: ['Name', 'RecipientRestrictionFilter', 'Exclusive', 'Force'],
    run: create,
  },
  'Get-ManagementScope': { parameters: ['Identity', 'Exclusive', 'Orphan'], run: list },
  'Set-ManagementScope': {
    parameters: ['Identity', 'Name', 'RecipientRestrictionFilter', 'Force'],
    run: change,
  },
  'Remove-ManagementScope': { parameters: ['Identity', 'Force'], run: remove },
};

/** The scope of that name or id; throws where there is none. */
export function findScope(state: WorldState, identity: string): ManagementScope {
  const wanted = identity.toLowerCase();
  const found = state.managementScopes.find(
    (scope) => scope.name.toLowerCase() === wanted || scope.guid === wanted,
  );
  if (found === undefined) throw notFound(identity);
  return found;
}

function isInUse(state: WorldState, scope: ManagementScope): boolean {
  return state.roleAssignments.some(
    ({ scope: used }) =>
      (used.kind === 'custom' && used.scopeName === scope.name) ||
      (used.kind === 'group' && used.resourceScopeName === scope.name),
  );
}

/** Facts 6.8 name role assignments; that scopes need a customised organisation too is (K), so it is refused. */
function create({ world, parameters }: CmdletCall): readonly Output[] {
  const { state } = world;
  if (state.organization.isDehydrated) throw organizationDehydrated();
  const name = freeName(state, parameters.required('Name'));
  const recipientFilter = parameters.required('RecipientRestrictionFilter');
  readFilter(recipientFilter);
  const scope = { guid: world.newId(), name, recipientFilter, exclusive: parameters.flag('Exclusive') };
  state.managementScopes.push(scope);
  return [shown(scope)];
}

function list({ world, parameters }: CmdletCall): readonly Output[] {
  const { state } = world;
  const identity = parameters.text('Identity');
  const exclusive = parameters.boolean('Exclusive');
  return (identity === undefined ? state.managementScopes : [findScope(state, identity)])
    .filter((scope) => exclusive === undefined || scope.exclusive === exclusive)
    .filter((scope) => !parameters.flag('Orphan') || !isInUse(state, scope))
    .map(shown);
}

function change({ world, parameters }: CmdletCall): readonly Output[] {
  const { state } = world;
  const scope = findScope(state, parameters.required('Identity'));
  const filter = parameters.text('RecipientRestrictionFilter');
  if (filter !== undefined) readFilter(filter);
  const wanted = parameters.text('Name');
  if (wanted !== undefined && wanted !== scope.name) rename(state, scope, wanted);
  scope.recipientFilter = filter ?? scope.recipientFilter;
  return [];
}

/** Assignments point at the object, not at its name. */
function rename(state: WorldState, scope: ManagementScope, wanted: string): void {
  const name = wanted.toLowerCase() === scope.name.toLowerCase() ? wanted : freeName(state, wanted);
  for (const assignment of state.roleAssignments) {
    const used = assignment.scope;
    if (used.kind === 'custom' && used.scopeName === scope.name) {
      assignment.scope = { kind: 'custom', scopeName: name };
    } else if (used.kind === 'group' && used.resourceScopeName === scope.name) {
      assignment.scope = { ...used, resourceScopeName: name };
    }
  }
  scope.name = name;
}

function remove({ world, parameters }: CmdletCall): readonly Output[] {
  const { state } = world;
  const scope = findScope(state, parameters.required('Identity'));
  if (isInUse(state, scope)) {
    throw invalidOperation(
      `The management scope '${scope.name}' can't be removed because it's used by one or more management role assignments.`,
    );
  }
  state.managementScopes = state.managementScopes.filter((one) => one !== scope);
  return [];
}

function freeName(state: WorldState, name: string): string {
  if (state.managementScopes.some((scope) => scope.name.toLowerCase() === name.toLowerCase())) {
    throw alreadyExists(name);
  }
  return name;
}

function shown(scope: ManagementScope): Output {
  return {
    Name: scope.name,
    Identity: scope.name,
    Guid: scope.guid,
    ScopeRestrictionType: 'RecipientScope',
    Exclusive: scope.exclusive,
    RecipientRoot: '',
    RecipientFilter: scope.recipientFilter,
  };
}
