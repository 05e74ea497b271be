import type { InputValue, Step } from '../../../contract/plan';
import type { SurveyCredential } from '../../../contract/survey';
import type { ApplicationView } from '../../../ports/directory';
import { step } from '../../planning';
import { applicationRoles } from '../../roles';
import { delegatedMailSendId, delegatedMailSendScope, mailSendRole, resourceAppIds } from '../../send-rights';
import { credentials, expiredCredentials, named, strangeCredentials } from '../rules-application';
import { sendingAssignments, undeclaredRights } from '../rules-rights';
import type { LintContext } from '../types';
import { mendKinds } from './kinds';
import type { Mend, Mending } from './types';

const needs = { scopes: ['Application.ReadWrite.All'], anyRole: [...applicationRoles] };
const nothing: Mending = { steps: [] };

function registration({ seen }: LintContext): ApplicationView | null {
  return seen.application.ok ? seen.application.value : null;
}

interface Permission {
  readonly resourceAppId: string;
  readonly id: string;
  readonly type: 'Role' | 'Scope';
  readonly name: string;
}

function declaredStep(
  { id: applicationId, appId: clientId }: ApplicationView,
  one: Permission,
  present: boolean,
): Step {
  const { name } = one;
  const what = one.type === 'Role' ? 'application permission' : 'delegated permission';
  return step({
    id: `${present ? 'declare' : 'undeclare'}:${one.id}`,
    kind: mendKinds.declared,
    group: 'entra',
    summary: present
      ? `Declare the ${what} ${name} in the app registration; that grants nothing.`
      : `Take the ${what} ${name} out of the app registration; what is granted stays as it is.`,
    before: present ? 'not declared' : `${name} declared`,
    after: present ? `${name} declared` : 'not declared',
    input: { applicationId, clientId, ...one, present },
    needs,
    reversible: true,
  });
}

/** Mail.Send that is declared beside a scope. */
export const undeclareMailSend: Mend = (context) => {
  const application = registration(context);
  const { resources } = context.seen;
  const graph = resources.ok ? resources.value.graph : null;
  const role = graph?.appRoles.find(({ value }) => value === mailSendRole);
  if (application === null || role === undefined) return nothing;
  const one = { resourceAppId: resourceAppIds.graph, id: role.id, type: 'Role', name: mailSendRole } as const;
  return { steps: [declaredStep(application, one, false)] };
};

/** Declares what is granted, so that the next consent does not take it away; not what a scope stands beside. */
export const declareGranted: Mend = (context) => {
  const application = registration(context);
  const { seen } = context;
  if (application === null || !seen.appRoles.ok || !seen.resources.ok) return nothing;
  const { graph, exchangeOnline } = seen.resources.value;
  const granted = new Map(seen.appRoles.value.map((one) => [one.id, one] as const));
  const isScoped = sendingAssignments(seen).some(({ scope }) => scope !== 'organization');
  const steps = undeclaredRights(seen)
    .filter(({ verdict }) => !(verdict === 'sends' && isScoped))
    .flatMap(({ assignmentId, name }) => {
      const found = granted.get(assignmentId);
      const resource = [graph, exchangeOnline].find((one) => one?.id === found?.resourceId);
      if (found === undefined || resource === undefined || resource === null) return [];
      const one = { resourceAppId: resource.appId, id: found.appRoleId, type: 'Role', name } as const;
      return [declaredStep(application, one, true)];
    });
  return { steps, instead: 'What sends beside a scope is removed rather than declared.' };
};

/** Delegated permission to send: the consents, and what is declared. */
export const takeDelegated: Mend = (context) => {
  const { seen } = context;
  const application = registration(context);
  const grants = seen.delegated.ok ? seen.delegated.value : [];
  const consents = grants.flatMap(({ clientId, resourceId, principalId, scopes }) => {
    const sending = scopes.filter((scope) => delegatedMailSendScope.test(scope));
    return sending.length === 0
      ? []
      : [delegatedStep({ servicePrincipalId: clientId, resourceId, principalId, scopes: sending })];
  });
  const isDeclared = application?.declared.some(
    ({ resourceAppId, id, type }) =>
      type === 'Scope' && resourceAppId === resourceAppIds.graph && id.toLowerCase() === delegatedMailSendId,
  );
  const one = {
    resourceAppId: resourceAppIds.graph,
    id: delegatedMailSendId,
    type: 'Scope',
    name: mailSendRole,
  } as const;
  const declared = application !== null && isDeclared === true ? [declaredStep(application, one, false)] : [];
  return { steps: [...consents, ...declared] };
};

function delegatedStep(grant: {
  readonly servicePrincipalId: string;
  readonly resourceId: string;
  readonly principalId: string | null;
  readonly scopes: readonly string[];
}): Step {
  const { principalId, resourceId, scopes } = grant;
  const whom = principalId === null ? 'all users' : 'one person';
  return step({
    id: `take-delegated:${resourceId}:${principalId ?? 'all'}`,
    kind: mendKinds.delegated,
    group: 'consent',
    summary: `Take back the delegated ${scopes.join(', ')} that was consented for ${whom}.`,
    before: `${scopes.join(', ')} for ${whom}`,
    after: 'not consented',
    warning: 'Whoever sends through this application while signed in to it cannot any more.',
    input: { ...grant, scopes: [...scopes], present: false } satisfies Record<string, InputValue>,
    needs: { scopes: ['DelegatedPermissionGrant.ReadWrite.All'], anyRole: [...applicationRoles] },
    reversible: true,
  });
}

function credentialStep(
  { id: applicationId, appId: clientId }: ApplicationView,
  one: SurveyCredential,
): Step {
  const isOver = one.daysLeft < 0;
  return step({
    id: `remove-credential:${one.keyId}`,
    kind: mendKinds.credential,
    group: 'credential',
    summary: `Remove the ${named(one)}, ${isOver ? 'which ended' : 'which is good until'} on ${one.expires.slice(0, 10)}.`,
    before: named(one),
    after: 'removed',
    warning: isOver
      ? 'Cannot be undone; nobody can use it any more.'
      : 'Cannot be undone. Whatever still signs in with it stops: find out first who made it.',
    input: { applicationId, clientId, keyId: one.keyId, kind: one.kind, name: named(one) },
    needs,
    reversible: false,
  });
}

/** Removes what has ended, where something else is valid. */
export const removeExpired: Mend = (context) => {
  const application = registration(context);
  if (application === null) return nothing;
  if (!credentials(context).some(({ daysLeft }) => daysLeft >= 0)) {
    return {
      steps: [],
      instead: 'No other is left: make a new one first, so that nobody takes this for the cause.',
    };
  }
  return { steps: expiredCredentials(context).map((one) => credentialStep(application, one)) };
};

/** Removes valid ones that were not handed over. */
export const removeStrange: Mend = (context) => {
  const application = registration(context);
  return application === null
    ? nothing
    : { steps: strangeCredentials(context).map((one) => credentialStep(application, one)) };
};

/** Makes the signed-in person an owner. */
export const ownIt: Mend = (context) => {
  const application = registration(context);
  if (application === null || context.me === undefined) return nothing;
  const { id: personId, name } = context.me;
  const made = step({
    id: `owner:${personId}`,
    kind: mendKinds.owner,
    group: 'entra',
    summary: `Make ${name} an owner of the application.`,
    before: 'no owner',
    after: name,
    warning: 'An owner may change the application and make credentials for it.',
    input: { applicationId: application.id, clientId: application.appId, personId, name, present: true },
    needs,
    reversible: true,
  });
  return { steps: [made] };
};

const oneOrganisation = 'AzureADMyOrg';

/** For this organisation alone. */
export const closeToOthers: Mend = (context) => {
  const application = registration(context);
  if (application === null) return nothing;
  const { id: applicationId, appId: clientId, signInAudience: previous } = application;
  const made = step({
    id: 'audience',
    kind: mendKinds.audience,
    group: 'entra',
    summary: 'Set the supported account types to this organisation only.',
    before: previous,
    after: oneOrganisation,
    warning:
      'Other organisations that use this application cannot sign in to it any more; which do cannot be seen.',
    input: { applicationId, clientId, audience: oneOrganisation, previous },
    needs,
    reversible: true,
  });
  return { steps: [made] };
};
