import type { ExchangeServicePrincipal } from '../../world/exchange-types';
import type { WorldState } from '../../world/state';
import type { CmdletCall, CmdletFamily, Output } from '../cmdlet';
import { alreadyExists, ambiguous, exchangeError, invalidOperation, invalidValue, notFound } from '../errors';

/** New-, Get-, Set- and Remove-ServicePrincipal: Exchange's pointers to Entra service principals (facts 6.1, 6.2). */
export const servicePrincipalCmdlets: CmdletFamily = {
  'New-ServicePrincipal': { parameters: ['AppId', 'ObjectId', 'DisplayName'], run: create },
  'Get-ServicePrincipal': { parameters: ['Identity'], run: list },
  'Set-ServicePrincipal': { parameters: ['Identity', 'DisplayName'], run: rename },
  'Remove-ServicePrincipal': { parameters: ['Identity'], run: remove },
};

/** The pointer by object id, application id, display name or its own id; throws where there is no single one. */
export function findPointer(state: WorldState, identity: string): ExchangeServicePrincipal {
  const wanted = identity.toLowerCase();
  const found = state.exchangeServicePrincipals.filter((one) =>
    [one.objectId, one.appId, one.displayName, one.guid].some((id) => id.toLowerCase() === wanted),
  );
  const [first, ...others] = found;
  if (first === undefined) throw notFound(identity);
  if (others.length > 0) throw ambiguous(identity);
  return first;
}

function create({ world, parameters }: CmdletCall): readonly Output[] {
  const { state } = world;
  const appId = guid(parameters.required('AppId'), 'AppId');
  const objectId = guid(parameters.required('ObjectId'), 'ObjectId');
  // The object id of the application (not of its service principal) ends here too: the classic mistake.
  const principal = state.servicePrincipals.find(
    (one) => one.id === objectId && one.deletedDateTime === null,
  );
  if (principal === undefined || !world.isReplicated(principal.createdDateTime)) {
    throw exchangeError(
      'Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException',
      `The service principal with the object id '${objectId}' couldn't be found in Microsoft Entra ID.`,
      404,
    );
  }
  if (principal.appId !== appId) {
    throw invalidValue(
      `The service principal '${objectId}' in Microsoft Entra ID doesn't belong to the application '${appId}'.`,
    );
  }
  if (state.exchangeServicePrincipals.some((one) => one.objectId === objectId || one.appId === appId)) {
    throw alreadyExists(objectId);
  }
  const pointer = { guid: world.newId(), appId, objectId, displayName: parameters.text('DisplayName') ?? '' };
  state.exchangeServicePrincipals.push(pointer);
  return [shown(pointer)];
}

function list({ world, parameters }: CmdletCall): readonly Output[] {
  const identity = parameters.text('Identity');
  const pointers =
    identity === undefined ? world.state.exchangeServicePrincipals : [findPointer(world.state, identity)];
  return pointers.map(shown);
}

function rename({ world, parameters }: CmdletCall): readonly Output[] {
  const pointer = findPointer(world.state, parameters.required('Identity'));
  pointer.displayName = parameters.text('DisplayName') ?? pointer.displayName;
  return [];
}

/** Whether Exchange drops the assignments of a removed pointer is not in the facts: refused while there are any. */
function remove({ world, parameters }: CmdletCall): readonly Output[] {
  const { state } = world;
  const pointer = findPointer(state, parameters.required('Identity'));
  const used = state.roleAssignments.find((one) => one.objectId === pointer.objectId);
  if (used !== undefined) {
    throw invalidOperation(
      `The service principal '${pointer.objectId}' can't be removed while the role assignment '${used.name}' points to it.`,
    );
  }
  state.exchangeServicePrincipals = state.exchangeServicePrincipals.filter((one) => one !== pointer);
  return [];
}

function guid(value: string, name: string): string {
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu.test(value)) {
    throw invalidValue(`'${value}' isn't a valid GUID for the parameter '${name}'.`);
  }
  return value.toLowerCase();
}

function shown(pointer: ExchangeServicePrincipal): Output {
  return {
    DisplayName: pointer.displayName,
    ObjectId: pointer.objectId,
    AppId: pointer.appId,
    Identity: pointer.objectId,
    Id: pointer.objectId,
    Guid: pointer.guid,
  };
}
