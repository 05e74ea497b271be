import type { InputValue, Step } from '../../contract/plan';
import type { ApplicationView } from '../../ports/directory';
import { outputOf, step } from '../planning';
import type { Planned, Planning, Target } from '../planning';
import { applicationRoles, roleIds } from '../roles';
import { differences, wantedBody } from './body';

/** Ids that the later steps need. */
export interface Registration {
  /** Null where the vendor owns the application. */
  readonly applicationId: Target | null;
  readonly clientId: Target;
  readonly servicePrincipalId: Target;
  /** Whether the application is made in the very run: then nothing of it can be there to look for. */
  readonly fresh: InputValue;
}

const applicationStepId = 'application';
const principalStepId = 'service-principal';
const restoreStepId = 'restore-application';
const restorePrincipalStepId = 'restore-service-principal';

/** Steps for the application object (upsert by uniqueName) and its service principal. */
export function planRegistration(planning: Planning): Planned & { readonly registration: Registration } {
  const steps: Step[] = [];
  const application = planApplication(planning);
  steps.push(...application.steps);
  const principal = planning.observation.servicePrincipal;
  const fresh = application.clientId.by === applicationStepId && outputOf(applicationStepId, 'created');
  const deleted = principal === null ? (planning.observation.deletedPrincipal ?? null) : null;
  if (deleted !== null) steps.push(restorePrincipalStep(planning, application.clientId, deleted));
  else if (principal === null) steps.push(principalStep(planning, application.clientId, fresh));
  return {
    steps,
    notes: [],
    registration: {
      applicationId: application.applicationId,
      clientId: application.clientId,
      servicePrincipalId: principalTarget(principal, deleted),
      fresh,
    },
  };
}

function principalTarget(principal: { id: string } | null, deleted: { id: string } | null): Target {
  if (principal !== null) return { value: principal.id, by: null };
  if (deleted !== null) return { value: deleted.id, by: restorePrincipalStepId };
  return { value: outputOf(principalStepId, 'servicePrincipalId'), by: principalStepId };
}

function planApplication(planning: Planning): {
  readonly steps: readonly Step[];
  readonly applicationId: Target | null;
  readonly clientId: Target;
} {
  const { spec, observation } = planning;
  if (spec.app !== undefined) {
    return { steps: [], applicationId: null, clientId: { value: spec.app.clientId, by: null } };
  }
  const found = observation.application;
  const body = wantedBody(planning);
  const changes = found === null ? [] : differences(found, body);
  if (found === null) {
    return {
      steps: [applicationStep(planning, `Register the application "${spec.application}"`, null, null)],
      applicationId: { value: outputOf(applicationStepId, 'applicationId'), by: applicationStepId },
      clientId: { value: outputOf(applicationStepId, 'clientId'), by: applicationStepId },
    };
  }
  const restore = observation.applicationDeleted ? restoreStep(planning, found) : null;
  const correct =
    changes.length === 0
      ? null
      : applicationStep(
          planning,
          `Correct the application "${found.displayName}"`,
          changes.join(', '),
          restore?.id ?? null,
        );
  const by = restore?.id ?? null;
  return {
    steps: [restore, correct].filter((one): one is Step => one !== null),
    applicationId: { value: found.id, by },
    clientId: { value: found.appId, by },
  };
}

function restoreStep({ setupId }: Planning, found: ApplicationView): Step {
  return step({
    id: restoreStepId,
    kind: 'application.restore',
    group: 'entra',
    summary: `Restore the application "${found.displayName}" (${found.appId}), which was deleted; its credentials come back with it.`,
    before: 'deleted',
    after: `application with the marker sendwright-${setupId}`,
    input: { uniqueName: `sendwright-${setupId}`, applicationId: found.id },
    needs: { scopes: ['Application.ReadWrite.All'], anyRole: [...applicationRoles] },
    reversible: true,
  });
}

function restorePrincipalStep({ spec }: Planning, clientId: Target, { id }: { readonly id: string }): Step {
  return step({
    id: restorePrincipalStepId,
    kind: 'servicePrincipal.restore',
    group: 'entra',
    summary: `Restore the service principal of "${spec.application}" (${id}), which was deleted; nothing that it was granted comes back with it.`,
    before: 'deleted',
    after: 'service principal, nothing granted',
    input: { clientId: clientId.value, servicePrincipalId: id },
    needs: { scopes: ['Application.ReadWrite.All'], anyRole: [...applicationRoles] },
    dependsOn: [clientId.by],
    reversible: true,
  });
}

function applicationStep(
  planning: Planning,
  what: string,
  before: string | null,
  after: string | null,
): Step {
  const { profile, observation, setupId } = planning;
  const body = wantedBody(planning);
  const tenants = body.signInAudience === 'AzureADMyOrg' ? 'for this tenant only' : 'for many tenants';
  const permission =
    planning.spec.scoping === 'rbac' ? 'no Mail.Send declared' : 'Mail.Send declared, not granted';
  const { notes, ...rest } = body;
  return step({
    id: applicationStepId,
    kind: 'application.ensure',
    group: 'entra',
    summary:
      observation.application === null
        ? `${what}, ${tenants}, ${permission}; you become its owner.`
        : `${what}: ${tenants}, ${permission}.`,
    before,
    // What is corrected is what stood there; the marker is news where it is registered only.
    after: before === null ? `marker sendwright-${setupId}` : permission,
    warning: warningOf(planning, profile.delegatedMailSend),
    input: {
      uniqueName: `sendwright-${setupId}`,
      body: { ...rest, notes: notes ?? '', declared: rest.declared.map(plainDeclared) },
    },
    needs: {
      scopes: ['Application.ReadWrite.All'],
      anyRole:
        observation.application === null
          ? [...applicationRoles, roleIds.applicationDeveloper]
          : [...applicationRoles],
    },
    dependsOn: [after],
    reversible: true,
  });
}

function plainDeclared(entry: { resourceAppId: string; id: string; type: string }): InputValue {
  return { resourceAppId: entry.resourceAppId, id: entry.id, type: entry.type };
}

function warningOf(planning: Planning, delegatedMailSend: boolean): string | null {
  const lines: string[] = [];
  if (planning.profile.audience !== 'AzureADMyOrg') {
    lines.push('Other tenants can sign in to a multi-tenant application; the vendor asks for it.');
  }
  if (delegatedMailSend) {
    lines.push(
      'Delegated Mail.Send is only declared, never consented for all users: no scope limits what a person who consents lets it send.',
    );
  }
  return lines.length === 0 ? null : lines.join(' ');
}

function principalStep(planning: Planning, clientId: Target, fresh: InputValue): Step {
  const vendorOwned = planning.spec.app !== undefined;
  const name = planning.spec.application;
  return step({
    id: principalStepId,
    kind: 'servicePrincipal.ensure',
    group: 'entra',
    summary: vendorOwned
      ? `Add a service principal for the vendor's application ${planning.spec.app?.clientId ?? ''}, without consent to anything.`
      : `Add the service principal of "${name}".`,
    after: 'service principal, nothing granted',
    warning: vendorOwned
      ? "Do not follow the vendor's own consent link: its grant would let the application send as anyone."
      : null,
    input: { clientId: clientId.value, fresh },
    needs: {
      scopes: ['Application.ReadWrite.All'],
      anyRole:
        vendorOwned || planning.observation.application !== null
          ? [...applicationRoles]
          : [...applicationRoles, roleIds.applicationDeveloper],
    },
    dependsOn: [clientId.by],
    reversible: true,
  });
}
