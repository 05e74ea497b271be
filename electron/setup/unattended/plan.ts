import type { InputValue, Step } from '../../contract/plan';
import type { UnattendedOpen } from '../../contract/unattended-setup';
import { uniqueNameOf } from '../../contract/setup-file';
import { orderSteps } from '../../engine/order';
import { listed, outputOf, step, type Target } from '../planning';
import { differences } from '../registration/body';
import { applicationRoles, graphGrantRoles, roleIds } from '../roles';
import { grantScopes } from '../consent/grant-removal';
import { grantStepKinds } from '../consent/old-tokens';
import { certificateSteps, type CertificateWish } from './certificate-steps';
import { excessOf, type Excess } from './excess';
import { notesOf } from './notes';
import type { UnattendedSeen } from './observe';
import {
  rightWords,
  unattendedDirectoryRole,
  unattendedId,
  unattendedName,
  wantedApplication,
  wantedRights,
  type WantedRight,
} from './rights';
import { giveRoleStep } from './role-steps';
import { openOf } from './open';

/** The steps that are missing, what the application holds too much, and what a reader should know. */
export interface PlannedUnattended {
  readonly steps: readonly Step[];
  readonly excess: readonly Excess['shown'][];
  readonly notes: readonly string[];
  /** What no step settles: nobody may call everything in place then. */
  readonly open: readonly UnattendedOpen[];
}

const applicationNeeds = { scopes: ['Application.ReadWrite.All'], anyRole: [...applicationRoles] };

/** What is missing of the reading application, and what of it must go. Pure; nothing to do where all is as it is to be. */
export function planUnattended(seen: UnattendedSeen, wish: CertificateWish, now: Date): PlannedUnattended {
  const { rights, missing } = wantedRights(seen.graph, seen.exchangeOnline);
  const application = planApplication(seen, rights);
  const principal = planPrincipal(seen, application);
  const place = {
    ...{ applicationId: application.applicationId, clientId: application.clientId },
    ...{ principalBy: principal.target.by, fresh: application.fresh },
  };
  const certificate = certificateSteps(seen, place, wish, now);
  const gone = new Set(certificate.flatMap(({ removes = [] }) => removes));
  const excess = excessOf(seen, rights, { now, gone });
  const foreign = excess.flatMap(({ step: one }) => one ?? []);
  const steps = [
    ...application.steps,
    ...principal.steps,
    ...rights
      .filter((right) => !isGranted(seen, right))
      .map((right) => grantStep(right, principal.target, application.fresh)),
    ...(holdsRole(seen) ? [] : [giveRoleStep(principal.target, application.fresh)]),
    ...certificate,
    ...afterCertificates(foreign, certificate),
  ];
  return {
    steps: orderSteps(steps),
    excess: excess.map(({ shown }) => shown),
    notes: notesOf(seen, { missing, makes: certificate.length > 0, gone }, now),
    open: openOf(seen),
  };
}

function isGranted({ granted }: UnattendedSeen, { resourceId, appRoleId }: WantedRight): boolean {
  return granted.some((one) => one.resourceId === resourceId && one.appRoleId === appRoleId);
}

function holdsRole({ directoryRoles }: UnattendedSeen): boolean {
  return directoryRoles.some(
    ({ templateId, scope }) => templateId === unattendedDirectoryRole && scope === '/',
  );
}

/** Each removal of a certificate writes the list of all of them anew (facts 9): one after the other. */
function afterCertificates(steps: readonly Step[], certificates: readonly Step[]): readonly Step[] {
  const changes = (one: Step): boolean => one.id.startsWith('remove-certificate:');
  let before = certificates.at(-1)?.id ?? null;
  return steps.map((one) => {
    if (!changes(one)) return one;
    const after = before === null ? one : { ...one, dependsOn: [...one.dependsOn, before] };
    before = one.id;
    return after;
  });
}

interface PlannedApplication {
  readonly steps: readonly Step[];
  readonly applicationId: Target;
  readonly clientId: Target;
  /** Whether it is made in the very run: then nothing of it can be there to look for. */
  readonly fresh: InputValue;
}

function planApplication(seen: UnattendedSeen, rights: readonly WantedRight[]): PlannedApplication {
  const { application: found, applicationDeleted } = seen;
  const body = wantedApplication(rights, found?.tags);
  if (found === null) {
    const by = 'application';
    return {
      steps: [ensureStep(body, null, null)],
      applicationId: { value: outputOf(by, 'applicationId'), by },
      clientId: { value: outputOf(by, 'clientId'), by },
      fresh: outputOf(by, 'created'),
    };
  }
  const changes = differences(found, body);
  const restore = applicationDeleted ? restoreStep(found.id) : null;
  const correct = changes.length === 0 ? null : ensureStep(body, listed(changes), restore?.id ?? null);
  const by = restore?.id ?? null;
  return {
    steps: [restore, correct].flatMap((one) => one ?? []),
    applicationId: { value: found.id, by },
    clientId: { value: found.appId, by },
    fresh: false,
  };
}

function ensureStep(
  body: ReturnType<typeof wantedApplication>,
  before: string | null,
  after: string | null,
): Step {
  const isNew = before === null;
  return step({
    id: 'application',
    kind: 'application.ensure',
    group: 'entra',
    summary: isNew
      ? `Register the application "${unattendedName}", for this tenant only; you become its owner.`
      : `Correct the application "${unattendedName}": for this tenant only, nothing declared but what it reads.`,
    before,
    after: isNew ? `marker ${uniqueNameOf(unattendedId)}` : 'as it is to be',
    input: {
      uniqueName: uniqueNameOf(unattendedId),
      body: { ...body, notes: body.notes ?? '', declared: body.declared.map((one) => ({ ...one })) },
    },
    needs: applicationNeeds,
    dependsOn: [after],
    reversible: true,
  });
}

function restoreStep(applicationId: string): Step {
  return step({
    id: 'restore-application',
    kind: 'application.restore',
    group: 'entra',
    summary: `Restore the application "${unattendedName}", which was deleted; its certificates come back with it.`,
    before: 'deleted',
    after: `application with the marker ${uniqueNameOf(unattendedId)}`,
    input: { uniqueName: uniqueNameOf(unattendedId), applicationId },
    needs: applicationNeeds,
    reversible: true,
  });
}

function planPrincipal(
  { principal, deletedPrincipal }: UnattendedSeen,
  { clientId, fresh }: PlannedApplication,
): { readonly steps: readonly Step[]; readonly target: Target } {
  if (principal !== null) return { steps: [], target: { value: principal.id, by: null } };
  const isBack = deletedPrincipal !== null;
  const id = isBack ? 'restore-service-principal' : 'service-principal';
  const made = step({
    id,
    kind: isBack ? 'servicePrincipal.restore' : 'servicePrincipal.ensure',
    group: 'entra',
    summary: isBack
      ? `Restore the service principal of "${unattendedName}"; nothing that it was granted comes back with it.`
      : `Add the service principal of "${unattendedName}".`,
    after: 'service principal, nothing granted',
    input: {
      clientId: clientId.value,
      ...(isBack ? { servicePrincipalId: deletedPrincipal.id } : { fresh }),
    },
    needs: applicationNeeds,
    dependsOn: [clientId.by],
    reversible: true,
  });
  return { steps: [made], target: { value: outputOf(id, 'servicePrincipalId'), by: id } };
}

function grantStep(right: WantedRight, principal: Target, fresh: InputValue): Step {
  const isGraph = right.api === 'graph';
  return step({
    id: `grant:${right.value}`,
    kind: grantStepKinds.add,
    group: 'consent',
    summary: isGraph
      ? `Grant the application ${rightWords(right)}: it reads.`
      : `Grant the application ${rightWords(right)}: alone it gives nothing, with Global Reader the application may look at Exchange.`,
    after: `${right.value} granted`,
    input: {
      servicePrincipalId: principal.value,
      resourceId: right.resourceId,
      appRoleId: right.appRoleId,
      fresh,
    },
    needs: {
      scopes: grantScopes,
      anyRole: isGraph ? [...graphGrantRoles] : [...applicationRoles, roleIds.privilegedRoleAdministrator],
    },
    dependsOn: [principal.by],
    reversible: true,
  });
}
