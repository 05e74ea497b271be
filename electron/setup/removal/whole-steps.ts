import type { Step } from '../../contract/plan';
import type { ApplicationView, ServicePrincipalView } from '../../ports/directory';
import { step } from '../planning';
import { applicationRoles } from '../roles';
import { removalKinds } from './kinds';

const needs = { scopes: ['Application.ReadWrite.All'], anyRole: [...applicationRoles] };

/** Deletes a service principal, softly, after all that hangs on it; `more`: what a reader should know besides. */
export function deletePrincipalStep(
  { id, appId, displayName }: Pick<ServicePrincipalView, 'id' | 'appId' | 'displayName'>,
  after: readonly string[],
  more = '',
): Step {
  return step({
    id: 'delete-service-principal',
    kind: removalKinds.principal,
    group: 'cleanup',
    summary: `Delete the service principal of "${displayName}" from this tenant; it can be restored for 30 days.${more}`,
    before: `service principal ${id}`,
    input: { clientId: appId, servicePrincipalId: id },
    needs,
    dependsOn: after,
    reversible: true,
  });
}

/** Deletes an application of ours, softly. */
export function deleteApplicationStep(
  { id, appId, displayName, uniqueName }: ApplicationView,
  after: readonly string[],
): Step {
  return step({
    id: 'delete-application',
    kind: removalKinds.application,
    group: 'cleanup',
    summary: `Delete the application "${displayName}" (${appId}); it can be restored for 30 days.`,
    before: `application with the marker ${uniqueName ?? ''}`,
    input: { uniqueName: uniqueName ?? '', applicationId: id },
    needs,
    dependsOn: after,
    reversible: true,
  });
}
