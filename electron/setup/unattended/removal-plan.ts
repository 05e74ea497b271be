import type { Step } from '../../contract/plan';
import { orderSteps } from '../../engine/order';
import { grantRemovalStep } from '../consent/grant-removal';
import { entraRights } from '../proof/doors';
import { localSteps, removeCredentialStep } from '../removal/credential-steps';
import { deleteApplicationStep, deletePrincipalStep } from '../removal/whole-steps';
import { removeAssignmentStep } from '../scope/steps';
import { chained } from './certificate-steps';
import type { UnattendedSeen } from './observe';
import { takeRoleStep } from './role-steps';

/**
 * Takes the reading application back: rights first, then what signs in, then the application, and last what this
 * computer keeps, when Entra refused a token. Whatever else hangs on it goes with it. Pure.
 */
export function planUnattendedRemoval(
  seen: UnattendedSeen,
  kept: { readonly clientId: string | null; readonly keeps: boolean },
): readonly Step[] {
  const rights = rightSteps(seen);
  const credentials = credentialSteps(seen);
  const whole = wholeSteps(seen, [...rights, ...credentials]);
  const entra = [...rights, ...credentials, ...whole];
  const place = { tenantId: seen.organization.id, store: seen.store };
  const local =
    kept.clientId !== null && kept.keeps ? localSteps({ ...place, clientId: kept.clientId }, entra) : [];
  return orderSteps([...entra, ...local]);
}

function rightSteps(seen: UnattendedSeen): readonly Step[] {
  const { principal, granted, graph, exchangeOnline, directoryRoles, exchangeRoles } = seen;
  if (principal === null) return [];
  const grants = entraRights(granted, graph, exchangeOnline).map((right): Step => {
    const taken = grantRemovalStep(principal.id, right, null);
    return { ...taken, summary: `Take the grant ${right.name} back from the application.`, warning: null };
  });
  const inExchange = exchangeRoles?.ok === true ? exchangeRoles.value : [];
  return [
    ...grants,
    ...directoryRoles.map((role) => takeRoleStep(principal.id, role)),
    ...inExchange.map((one) =>
      removeAssignmentStep(
        principal.id,
        one,
        `remove-assignment:${one.name}`,
        null,
        'goes with the application',
      ),
    ),
  ];
}

function credentialSteps({ application, applicationDeleted }: UnattendedSeen): readonly Step[] {
  if (application === null || applicationDeleted) return [];
  const { passwordCredentials, keyCredentials } = application;
  return chained([
    ...keyCredentials.map((one) => removeCredentialStep(application, one, 'certificate', null)),
    ...passwordCredentials.map((one) => removeCredentialStep(application, one, 'secret', null)),
  ]);
}

function wholeSteps(
  { application, applicationDeleted, principal }: UnattendedSeen,
  before: readonly Step[],
): readonly Step[] {
  const after = before.map(({ id }) => id);
  const ofPrincipal = principal === null ? [] : [deletePrincipalStep(principal, after)];
  if (application === null || applicationDeleted) return ofPrincipal;
  const last = [...after, ...ofPrincipal.map(({ id }) => id)];
  return [...ofPrincipal, deleteApplicationStep(application, last)];
}
