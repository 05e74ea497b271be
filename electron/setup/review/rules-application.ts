import type { ApplicationView } from '../../ports/directory';
import { uniqueNameOf } from '../../contract/setup-file';
import { ownTag } from '../names';
import { wantedBody } from '../registration/body';
import { delegatedMailSendId, mailSendRole } from '../send-rights';
import { drift, type DriftRule, type ReviewContext } from './types';

/** Our application; null where the vendor owns it, it is gone, or could not be read. */
function ownApplication({ record, seen }: ReviewContext): ApplicationView | null {
  if (record.spec.app !== undefined || !seen.lint.application.ok) return null;
  return seen.lint.application.value;
}

const existence: DriftRule = ({ record, seen, planning }) => {
  const { application, servicePrincipalId } = seen.lint;
  const isOurs = record.spec.app === undefined;
  if (isOurs && application.ok && application.value === null) {
    const deleted = planning?.observation.applicationDeleted === true;
    const text = deleted
      ? 'The application was deleted, and can be restored within 30 days.'
      : 'The application is not there any more.';
    return drift('application-deleted', [text]);
  }
  const principal = planning?.observation.servicePrincipal;
  if (principal === null || (principal === undefined && servicePrincipalId === null && application.ok)) {
    return drift('principal-removed', ['There is no enterprise application (service principal) of it.']);
  }
  return drift(
    'principal-disabled',
    principal?.accountEnabled === false ? ['Signing in is switched off for the enterprise application.'] : [],
  );
};

const identity: DriftRule = (context) => {
  const application = ownApplication(context);
  if (application === null) return [];
  const { record, base, planning } = context;
  const { displayName, tags, uniqueName } = application;
  const marker = uniqueNameOf(record.id);
  const principal = planning?.observation.servicePrincipal ?? null;
  const required = principal?.assignmentRequired === true && base?.assignmentRequired === false;
  return [
    ...drift(
      'application-renamed',
      displayName === record.spec.application
        ? []
        : [`It is called "${displayName}"; agreed was "${record.spec.application}".`],
    ),
    ...drift('marker-removed', [
      ...(tags.includes(ownTag) ? [] : [`The tag ${ownTag} is missing.`]),
      ...(uniqueName === marker ? [] : [`Its unique name is ${uniqueName ?? 'empty'} instead of ${marker}.`]),
    ]),
    ...drift('principal-assignment', required ? ['Only who is assigned may sign in to it now.'] : []),
  ];
};

const redirects: DriftRule = (context) => {
  const application = ownApplication(context);
  if (application === null || context.planning === null) return [];
  const agreed = new Set([...context.planning.profile.redirectUris, ...(context.base?.redirectUris ?? [])]);
  const added = application.redirectUris.filter((uri) => !agreed.has(uri));
  return drift(
    'redirect-added',
    added.map((uri) => `${uri} is a redirect URI.`),
  );
};

/** Permissions as the base keeps them. */
export function declaredOf({ declared }: ApplicationView): string[] {
  return declared.map(({ resourceAppId, id, type }) => `${resourceAppId} ${id} ${type}`);
}

const declared: DriftRule = (context) => {
  const application = ownApplication(context);
  const known = context.base?.declared ?? null;
  if (application === null || known === null || context.planning === null) return [];
  const { graph } = context.planning.observation;
  const wanted = new Set([...known, ...declaredBy(context)]);
  // Mail.Send and the delegated one are lint's to tell.
  const lints = new Set([graph?.mailSendRoleId ?? mailSendRole, delegatedMailSendId]);
  const added = application.declared.filter(
    ({ resourceAppId, id, type }) => !wanted.has(`${resourceAppId} ${id} ${type}`) && !lints.has(id),
  );
  return drift(
    'declared-added',
    added.map(
      ({ resourceAppId, id, type }) =>
        `It asks for the ${type === 'Role' ? 'application' : 'delegated'} permission ${id} of ${resourceAppId}.`,
    ),
  );
};

/** What the setup file itself wants declared, of an application that declares nothing else. */
function declaredBy({ planning }: ReviewContext): readonly string[] {
  if (planning?.observation.application == null) return [];
  const { application } = planning.observation;
  const bare = {
    ...planning,
    observation: { ...planning.observation, application: { ...application, declared: [] } },
  };
  return wantedBody(bare).declared.map(({ resourceAppId, id, type }) => `${resourceAppId} ${id} ${type}`);
}

const owners: DriftRule = ({ seen, base }) => {
  const known = base?.owners ?? null;
  if (known === null || !seen.lint.owners.ok) return [];
  const now = seen.lint.owners.value.map(({ name }) => name);
  const gone = known.filter((one) => !now.includes(one));
  return [
    ...drift(
      'owner-added',
      now.filter((one) => !known.includes(one)).map((one) => `${one} is an owner.`),
    ),
    // That nobody is left is lint's to tell.
    ...drift('owner-removed', now.length === 0 ? [] : gone.map((one) => `${one} is no owner any more.`)),
  ];
};

const credential: DriftRule = (context) => {
  const application = ownApplication(context);
  const { record, base, planning } = context;
  const policy = planning?.observation.policy ?? null;
  const was = base?.policy ?? null;
  const keys = [...(application?.passwordCredentials ?? []), ...(application?.keyCredentials ?? [])];
  const keyId = record.credential?.keyId ?? null;
  const isGone = application !== null && keyId !== null && !keys.some((one) => one.keyId === keyId);
  return [
    ...drift(
      'credential-removed',
      isGone ? [`The ${record.credential?.kind ?? 'credential'} ${keyId} is not there any more.`] : [],
    ),
    ...drift(
      'credential-policy',
      policy === null || was === null
        ? []
        : ([...policyWords(policy)] as string[]).filter((line) => !policyWords(was).includes(line)),
    ),
  ];
};

function policyWords(policy: NonNullable<NonNullable<ReviewContext['base']>['policy']>): readonly string[] {
  const cap = (what: string, days: number | null): string =>
    days === null ? `${what} may live as long as anybody wants.` : `${what} may live ${days} days at most.`;
  return [
    policy.secretsForbidden ? 'New client secrets are forbidden.' : 'New client secrets are allowed.',
    cap('A client secret', policy.secretMaxDays),
    cap('A certificate', policy.certificateMaxDays),
  ];
}

/** What the organisation records of what happens. */
const auditing: DriftRule = ({ base, planning }) => {
  const exchange = planning?.observation.exchange ?? null;
  const unified = planning?.observation.records?.unifiedAudit;
  const isOff = exchange?.organization.auditDisabled === true && base?.auditDisabled !== true;
  const isClosed = unified?.ok === true && unified.value === false && base?.unifiedAudit !== false;
  return [
    ...drift('auditing-off', isOff ? ['Mailbox auditing is off for the whole organisation.'] : []),
    ...drift('unified-audit-off', isClosed ? ['The unified audit log takes no entries in.'] : []),
  ];
};

/** The application, its credentials and what is recorded of it. */
export const applicationRules: readonly DriftRule[] = [
  existence,
  identity,
  redirects,
  declared,
  owners,
  credential,
  auditing,
];
