import type { Application, ServicePrincipal } from '../../world/directory-types';
import type { World } from '../../world/world';
import { audit } from '../audit';
import { keyAt, noContent, type Answer, type Call, type Right, type Route } from '../call';
import { badRequest, GraphError, notOffered, resourceNotFound } from '../errors';
import { contextOf, list, mixedList } from '../odata/answers';
import { entityOf, type Entity } from '../odata/shape';
import { isApplicationAdmin, managesApplication } from '../rights/application-rights';
import { anyMember, isApplication } from '../rights/rules';
import { holdsOnly } from '../rights/scopes';
import { applicationShape } from './application-shape';
import { typed } from './directory-object';
import { isDeletedItem } from './find';
import { servicePrincipalShape } from './service-principal-shape';
import { userShape } from './user-shape';

const path = '/directory/deletedItems/{directoryObject-id}';

type Item =
  | { readonly kind: 'application'; readonly row: Application }
  | { readonly kind: 'servicePrincipal'; readonly row: ServicePrincipal };

function itemAt(call: Call): Item | null {
  const { world } = call;
  const id = keyAt(call).value.toLowerCase();
  const isIt = (row: Application | ServicePrincipal): boolean => row.id === id && isDeletedItem(world, row);
  const application = world.state.applications.find(isIt);
  if (application !== undefined) return { kind: 'application', row: application };
  const principal = world.state.servicePrincipals.find(isIt);
  if (principal !== undefined) return { kind: 'servicePrincipal', row: principal };
  if (world.state.users.some((user) => user.id === id && isDeletedItem(world, user))) {
    throw notOffered('restoring or purging users');
  }
  return null;
}

function requireItem(call: Call): Item {
  const item = itemAt(call);
  if (item === null) throw resourceNotFound(keyAt(call).value);
  return item;
}

function entity(call: Call, item: Item): Entity {
  return item.kind === 'application'
    ? typed(item.kind, entityOf(applicationShape(call), item.row, null))
    : typed(item.kind, entityOf(servicePrincipalShape(call), item.row, null));
}

const mayManageItem: Right = (call) => {
  const item = itemAt(call);
  if (item === null || isApplicationAdmin(call)) return true;
  if (item.kind === 'application') return managesApplication(call, item.row);
  return isApplication(call) && !holdsOnly(call.held, 'Application.ReadWrite.OwnedBy');
};

function deletedRows<Row extends { readonly deletedDateTime: string | null }>(
  world: World,
  rows: readonly Row[],
): readonly Row[] {
  return rows.filter((row) => isDeletedItem(world, row));
}

function requireBacked(call: Call, principal: ServicePrincipal): void {
  const { applications, servicePrincipals } = call.world.state;
  const alive = (row: { readonly appId: string; readonly deletedDateTime: string | null }): boolean =>
    row.appId === principal.appId && row.deletedDateTime === null;
  if (servicePrincipals.some(alive)) {
    throw new GraphError(
      409,
      'Request_MultipleObjectsWithSameKeyValue',
      `The service principal cannot be created, updated, or restored because the service principal name ${principal.appId} is already in use.`,
    );
  }
  if (principal.appOwnerOrganizationId === call.world.state.tenant.id && !applications.some(alive)) {
    throw badRequest(
      `The appId '${principal.appId}' of the service principal does not reference a valid application object.`,
    );
  }
}

/** Brings the object back alone: what was deleted with it stays deleted, and so do its grants. */
function restore(call: Call): Answer {
  const item = requireItem(call);
  if (item.kind === 'servicePrincipal') requireBacked(call, item.row);
  item.row.deletedDateTime = null;
  audit(call, item.kind === 'application' ? 'Restore application' : 'Restore service principal', item.row);
  const context = contextOf(call, 'directoryObjects', '/$entity');
  return { status: 200, body: { '@odata.context': context, ...entity(call, item) } };
}

function purge(call: Call): Answer {
  const { kind, row } = requireItem(call);
  const { state } = call.world;
  if (kind === 'application') state.applications = state.applications.filter((one) => one !== row);
  else state.servicePrincipals = state.servicePrincipals.filter((one) => one !== row);
  audit(call, kind === 'application' ? 'Hard delete application' : 'Hard delete service principal', row);
  return noContent;
}

function read(call: Call): Answer {
  const context = contextOf(call, 'directoryObjects', '/$entity');
  return { status: 200, body: { '@odata.context': context, ...entity(call, requireItem(call)) } };
}

function everything(call: Call): Answer {
  const { applications, servicePrincipals } = call.world.state;
  const items: readonly Item[] = [
    ...deletedRows(call.world, applications).map((row) => ({ kind: 'application' as const, row })),
    ...deletedRows(call.world, servicePrincipals).map((row) => ({ kind: 'servicePrincipal' as const, row })),
  ];
  return mixedList(
    call,
    'directoryObjects',
    items.map((item) => entity(call, item)),
  );
}

/** The bin: deleted applications and service principals, for 30 days (facts 2.3). */
export const deletedItemRoutes: readonly Route[] = [
  { method: 'GET', path: '/directory/deletedItems', right: anyMember, handle: everything },
  {
    method: 'GET',
    path: '/directory/deletedItems/graph.application',
    right: anyMember,
    handle: (call) => {
      const rows = deletedRows(call.world, call.world.state.applications);
      return list(call, 'applications', applicationShape(call), rows);
    },
  },
  {
    method: 'GET',
    path: '/directory/deletedItems/graph.servicePrincipal',
    right: anyMember,
    handle: (call) => {
      const rows = deletedRows(call.world, call.world.state.servicePrincipals);
      return list(call, 'servicePrincipals', servicePrincipalShape(call), rows);
    },
  },
  {
    method: 'GET',
    path: '/directory/deletedItems/graph.user',
    right: anyMember,
    handle: (call) => list(call, 'users', userShape(call), deletedRows(call.world, call.world.state.users)),
  },
  { method: 'GET', path, right: anyMember, handle: read },
  { method: 'DELETE', path, right: mayManageItem, handle: purge },
  { method: 'POST', path: `${path}/restore`, right: mayManageItem, handle: restore },
];
