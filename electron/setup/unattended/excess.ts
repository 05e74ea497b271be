import type { UnattendedExcess } from '../../contract/unattended-setup';
import type { Step } from '../../contract/plan';
import type { ApplicationView } from '../../ports/directory';
import { grantRemovalStep } from '../consent/grant-removal';
import { directoryRoleVerdict } from '../directory-role-rights';
import { mendKinds } from '../lint/mend/kinds';
import { step } from '../planning';
import { entraRights } from '../proof/doors';
import { applicationRoles } from '../roles';
import { removalKinds } from '../removal/kinds';
import { removeAssignmentStep } from '../scope/steps';
import { takeRoleStep } from './role-steps';
import { ofEnterprise } from './enterprise-credentials';
import { unattendedKinds } from './kinds';
import { unattendedKeys } from './keys';
import type { UnattendedSeen } from './observe';
import { unattendedDirectoryRole, type WantedRight } from './rights';

type Shown = Omit<UnattendedExcess, 'next'>;

/** Something that our reading application holds beyond what it is to hold; null: no step takes it away. */
export interface Excess {
  readonly shown: UnattendedExcess;
  readonly step: Step | null;
}

interface Removable {
  readonly shown: Shown;
  readonly step: Step;
}

/** Everything that it holds beyond what it is to hold, gravest first; pure. */
export function excessOf(
  seen: UnattendedSeen,
  wanted: readonly WantedRight[],
  /** `gone`: key ids of certificates that the plan removes anyhow. */
  { now, gone }: { readonly now: Date; readonly gone: ReadonlySet<string> },
): readonly Excess[] {
  const { application, principal, applicationDeleted } = seen;
  const ofPrincipal =
    principal === null
      ? []
      : [
          ...grants(seen, principal.id, wanted),
          ...roles(seen, principal.id),
          ...inExchange(seen, principal.id),
          ...delegated(seen, principal.id),
        ];
  const ofApplication =
    application === null || applicationDeleted
      ? []
      : [
          ...credentials(seen, application.id, now),
          ...identifierUris(application),
          ...owners(seen, { applicationId: application.id, clientId: application.appId }),
        ];
  const removable = [...ofPrincipal, ...ofApplication].map(({ shown, step: one }): Excess => ({
    shown: { ...shown, next: null },
    step: one,
  }));
  const byHand = ofEnterprise(seen).map((shown): Excess => ({ shown, step: null }));
  return [...removable, ...strangeCertificates(seen, now, gone), ...byHand].sort((a, b) => rank(a) - rank(b));
}

const rank = ({ shown }: Excess): number => (shown.severity === 'high' ? 0 : 1);

function grants(
  seen: UnattendedSeen,
  principalId: string,
  wanted: readonly WantedRight[],
): readonly Removable[] {
  const stray = seen.granted.filter(
    (one) =>
      !wanted.some(
        ({ resourceId, appRoleId }) => one.resourceId === resourceId && one.appRoleId === appRoleId,
      ),
  );
  return entraRights(stray, seen.graph, seen.exchangeOnline).map(({ assignmentId, name, verdict, api }) => ({
    shown: {
      what: 'permission',
      name,
      severity: verdict === 'harmless' ? 'medium' : 'high',
      finding: `${name} is granted: ${verdictWords[verdict]}.`,
    },
    step: grantRemovalStep(principalId, { assignmentId, name, verdict, api }, null),
  }));
}

const verdictWords = {
  sends: 'with it the application may send as any mailbox',
  escalates: 'with it the application could give itself any right',
  unknown: 'what it may do with that cannot be told',
  harmless: 'reading for reviews does not need it',
} as const;

function roles(seen: UnattendedSeen, principalId: string): readonly Removable[] {
  return seen.directoryRoles
    .filter(({ templateId, scope }) => templateId !== unattendedDirectoryRole || scope !== '/')
    .map((role) => {
      const verdict = directoryRoleVerdict(role);
      return {
        shown: {
          what: 'directory-role',
          name: role.name,
          severity: verdict === 'harmless' ? 'medium' : 'high',
          finding: `It holds the directory role ${role.name}: ${verdictWords[verdict]}.`,
        },
        step: takeRoleStep(principalId, role),
      };
    });
}

function inExchange({ exchangeRoles }: UnattendedSeen, principalId: string): readonly Removable[] {
  if (exchangeRoles === null || !exchangeRoles.ok) return [];
  return exchangeRoles.value.map((assignment) => ({
    shown: {
      what: 'exchange-role',
      name: assignment.role,
      severity: 'high',
      finding: `Exchange gave it the role ${assignment.role} (${assignment.name}): it is to look only.`,
    },
    step: removeAssignmentStep(
      principalId,
      assignment,
      `remove-assignment:${assignment.name}`,
      null,
      'the reading application is not to have',
    ),
  }));
}

function delegated({ delegated: all }: UnattendedSeen, servicePrincipalId: string): readonly Removable[] {
  return all.map(({ id, resourceId, principalId, scopes }) => {
    const name = `${scopes.join(', ')} (delegated)`;
    return {
      shown: {
        what: 'delegated',
        name,
        severity: 'medium',
        finding: `${name} is consented for ${principalId === null ? 'all users' : 'one person'}: nobody signs in to it.`,
      },
      step: step({
        id: `remove-delegated:${id}`,
        kind: mendKinds.delegated,
        group: 'cleanup',
        summary: `Take the consent ${name} back.`,
        before: 'consented',
        input: { servicePrincipalId, resourceId, principalId, scopes: [...scopes], present: false },
        needs: { scopes: ['DelegatedPermissionGrant.ReadWrite.All'], anyRole: [...applicationRoles] },
        reversible: true,
      }),
    };
  });
}

const applicationNeeds = { scopes: ['Application.ReadWrite.All'], anyRole: [...applicationRoles] };

function credentials(seen: UnattendedSeen, applicationId: string, now: Date): readonly Removable[] {
  const { foreign } = unattendedKeys(seen, now);
  const secrets = seen.application?.passwordCredentials ?? [];
  const all = [
    ...secrets.map((one) => ({ ...one, kind: 'secret' as const, what: 'client secret' })),
    ...foreign.map((one) => ({ ...one, kind: 'certificate' as const, what: 'certificate' })),
  ];
  return all.map(({ kind, what, keyId, displayName, endDateTime }) => {
    const name = `${what} "${displayName ?? keyId}"`;
    return {
      shown: {
        what: kind,
        name,
        severity: 'high',
        finding: `The ${name}, valid to ${endDateTime.slice(0, 10)}, was not made by Sendwright: whoever holds it reads the tenant as this application.`,
      },
      step: step({
        id: `remove-${kind}:${keyId}`,
        kind: removalKinds[kind],
        group: 'cleanup',
        summary: `Remove the ${name} from the application.`,
        before: `valid to ${endDateTime.slice(0, 10)}`,
        warning: 'Whatever signs in with it today stops.',
        removes: [keyId],
        input: { applicationId, keyId },
        needs: applicationNeeds,
        reversible: false,
      }),
    };
  });
}

/** They bear our mark and may be of another computer of ours: only a person knows, so no step takes them unasked. */
function strangeCertificates(seen: UnattendedSeen, now: Date, gone: ReadonlySet<string>): readonly Excess[] {
  const { strange, held } = unattendedKeys(seen, now);
  const next =
    held === null
      ? 'Yours, of another computer? Then leave it. Else take it away: --renew --drop-old.'
      : 'Yours, of another computer? Then leave it. Else take it away: --drop-old.';
  return strange
    .filter(({ keyId }) => !gone.has(keyId))
    .map(({ keyId, displayName, endDateTime }) => {
      const name = `certificate "${displayName ?? keyId}"`;
      return {
        shown: {
          what: 'certificate',
          name,
          severity: 'medium',
          finding: `The ${name}, valid to ${endDateTime.slice(0, 10)}, was not made on this computer: its name is ours, and a name can be copied.`,
          next,
        },
        step: null,
      };
    });
}

/** It offers nothing, so nobody asks for tokens to it; a name of its own makes it look like an API that others trust. */
function identifierUris({ id, appId, identifierUris: all = [] }: ApplicationView): readonly Removable[] {
  if (all.length === 0) return [];
  const name = all.join(', ');
  return [
    {
      shown: {
        what: 'identifier-uri',
        name,
        severity: 'medium',
        finding: `It is offered to others as ${name}: reading for reviews does not need it.`,
      },
      step: step({
        id: 'remove-identifier-uris',
        kind: unattendedKinds.uris,
        group: 'cleanup',
        summary: `Take the application ID URI ${name} away.`,
        before: name,
        input: { applicationId: id, clientId: appId, previous: [...all] },
        needs: applicationNeeds,
        reversible: true,
      }),
    },
  ];
}

/** Whoever registered it stays; where this computer does not know who did, only whoever is signed in. */
function owners(
  { owners: all, known, me }: UnattendedSeen,
  ids: { readonly applicationId: string; readonly clientId: string },
): readonly Removable[] {
  const { madeBy } = known;
  const strays = all.filter(({ id }) => id !== (madeBy ?? me.id));
  const why =
    madeBy === undefined ? 'and nobody knows here that they registered it' : 'who did not register it';
  return strays.map(({ id, name }) => ({
    shown: {
      what: 'owner',
      name,
      severity: 'high',
      finding: `${name} is an owner, ${why}: an owner may add a credential of their own.`,
    },
    step: step({
      id: `remove-owner:${id}`,
      kind: mendKinds.owner,
      group: 'cleanup',
      summary: `Remove ${name} from the owners of the application.`,
      before: 'owner',
      input: { ...ids, personId: id, name, present: false },
      needs: applicationNeeds,
      reversible: true,
    }),
  }));
}
