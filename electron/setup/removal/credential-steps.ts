import type { Step } from '../../contract/plan';
import type { ApplicationView } from '../../ports/directory';
import { step } from '../planning';
import type { Planning } from '../planning';
import { applicationRoles } from '../roles';
import { removalKinds } from './kinds';
import { isOwnCredential } from './others';

const needs = { scopes: ['Application.ReadWrite.All'], anyRole: [...applicationRoles] };

/**
 * Takes this setup's credentials off the application. They wait for nothing: without one nobody can sign in as the
 * application, and restored from the bin it comes back without a key to it.
 */
export function credentialSteps(planning: Planning, recordedKeyIds: readonly string[]): readonly Step[] {
  const { application, applicationDeleted } = planning.observation;
  if (application === null || applicationDeleted) return [];
  const isOwn = isOwnCredential(planning, recordedKeyIds);
  const secrets = application.passwordCredentials
    .filter(isOwn)
    .map((one) => removeCredentialStep(application, one, 'secret', null));
  const steps = [...secrets];
  let before: string | null = null;
  for (const one of application.keyCredentials.filter(isOwn)) {
    // Certificates are written as one list: two removals at once would bring one of them back.
    const certificate: Step = removeCredentialStep(application, one, 'certificate', before);
    before = certificate.id;
    steps.push(certificate);
  }
  return steps;
}

/** Takes one credential off an application for good; certificates one after the other, since they are written as one list. */
export function removeCredentialStep(
  { id: applicationId }: Pick<ApplicationView, 'id'>,
  { keyId, displayName, endDateTime }: ApplicationView['passwordCredentials'][number],
  kind: 'secret' | 'certificate',
  after: string | null,
): Step {
  const what = kind === 'secret' ? 'client secret' : 'certificate';
  return step({
    id: `remove-${kind}:${keyId}`,
    kind: removalKinds[kind],
    group: 'cleanup',
    summary: `Remove the ${what} "${displayName ?? keyId}" from the application: nobody can sign in with it any more.`,
    before: `valid to ${endDateTime.slice(0, 10)}`,
    input: { applicationId, keyId },
    needs,
    dependsOn: [after],
    reversible: false,
  });
}

/** What this computer keeps goes last: with it the tenant is asked first whether it still gives a token. */
export function localSteps(
  {
    tenantId,
    clientId,
    store,
  }: { readonly tenantId: string; readonly clientId: string; readonly store: string },
  after: readonly Step[],
): readonly Step[] {
  const input = { tenantId, clientId };
  const refused = step({
    id: 'token-refused',
    kind: removalKinds.refused,
    group: 'cleanup',
    summary: 'Ask for a token with the credential that this computer keeps: it must be refused.',
    input,
    needs: {},
    dependsOn: after.map(({ id }) => id),
    reversible: true,
  });
  const forget = step({
    id: 'forget-credential',
    kind: removalKinds.forget,
    group: 'cleanup',
    summary: `Remove the credential from ${store}.`,
    before: 'kept',
    input,
    needs: {},
    dependsOn: [refused.id],
    reversible: false,
  });
  return [refused, forget];
}
