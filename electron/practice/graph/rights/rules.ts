import type { Call, Right } from '../call';
import { roleTemplateId, type RoleName } from './role-catalogue';

/** Does the signed-in user hold one of the roles right now? Never true for an application. */
export function holdsRole(call: Call, ...names: readonly RoleName[]): boolean {
  const { caller } = call;
  return caller.kind === 'user' && names.some((name) => caller.user.roles.includes(roleTemplateId(name)));
}

/** An application's own right is its app role, checked with the scopes (facts 2.1 speak of people). */
export function isApplication(call: Call): boolean {
  return call.caller.kind === 'app';
}

/** Anybody with the scope, guests too: what people may read of themselves. */
export const anyone: Right = () => true;

/** What every member of the tenant may read; guests may not (K). */
export const anyMember: Right = (call) =>
  call.caller.kind === 'app' || call.caller.user.userType === 'Member' || call.caller.user.roles.length > 0;

/** Only holders of one of these roles, or Global Administrators; or an application with the scope. */
export function only(...names: readonly RoleName[]): Right {
  return (call) => isApplication(call) || holdsRole(call, 'globalAdministrator', ...names);
}
