import type { Application } from '../../world/directory-types';
import type { Call, Right } from '../call';
import { applicationAt } from '../resources/find';
import { holdsRole, isApplication } from './rules';
import { holdsOnly } from './scopes';

/** The roles that manage every application (facts 2.3, 2.5). */
export function isApplicationAdmin(call: Call): boolean {
  return holdsRole(call, 'globalAdministrator', 'applicationAdministrator', 'cloudApplicationAdministrator');
}

/** May the caller change this application: by role, as its owner, or by app role (OwnedBy: its own only)? */
export function managesApplication(call: Call, application: Application): boolean {
  const owner = application.owners.includes(call.token.oid);
  if (isApplication(call)) return owner || !holdsOnly(call.held, 'Application.ReadWrite.OwnedBy');
  return owner || isApplicationAdmin(call);
}

/** As `managesApplication` for the application of the path; one that is not there is left to the handler's 404. */
export const mayManage: Right = (call) => {
  const application = applicationAt(call);
  return application === undefined || managesApplication(call, application);
};

/** Facts 2.3: a member where the tenant lets members register, or one of four roles. */
export const mayRegister: Right = (call) => {
  const { caller } = call;
  if (caller.kind === 'app') return true;
  if (isApplicationAdmin(call) || holdsRole(call, 'applicationDeveloper')) return true;
  return call.world.state.tenant.usersMayRegisterApps && caller.user.userType === 'Member';
};

/** An upsert is a creation where nobody has the key, else an update. */
export const mayUpsert: Right = (call) =>
  applicationAt(call) === undefined ? mayRegister(call) : mayManage(call);
