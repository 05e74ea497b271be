import { portalSignIns } from '../../contract/portal-links';
import type { EffectiveReach } from '../../contract/proof';
import type { SurveyLine } from '../../contract/survey';
import type { ServicePrincipalView } from '../../ports/directory';
import { attempt, type Attempt } from '../../engine/attempt';
import { entraRights } from '../proof/doors';
import { assignmentsOfAll } from '../proof/pointers';
import type { Membership } from '../proof/reach';
import { readReach } from '../proof/reach-part';
import { credentialsOf } from './credentials';
import { dangerOf } from './danger';
import { asReader } from '../unattended/reads-only';
import type { ReadExchange } from './from-picture';
import type { Picture } from './picture';
import { waysOf } from './ways';

/** Microsoft's own tenant: its applications are in every tenant (K). */
const microsoftTenant = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a';
const shown = 10;

export interface SurveyContext {
  readonly picture: Picture;
  /** Every mailbox of the tenant. */
  readonly all: Membership;
  readonly exchange: ReadExchange;
  readonly tenantId: string;
  readonly now: Date;
  /** The portal's address, without a path. */
  readonly portal: string;
  /** The newest change by object id, of applications and service principals. */
  readonly changes: ReadonlyMap<string, NonNullable<SurveyLine['lastChange']>>;
}

/** One application; null where it has nothing to do with mail and could not give itself the right to send. */
export async function surveyLine(
  context: SurveyContext,
  principal: ServicePrincipalView,
): Promise<SurveyLine | null> {
  const { picture, exchange, all } = context;
  const id = principal.id.toLowerCase();
  const clientId = principal.appId.toLowerCase();
  const { resources } = picture;
  const appRoles = rowsOf(picture.held, id);
  const pointers = rowsWith(picture.pointers, ({ appId }) => appId.toLowerCase() === clientId);
  const assignments = await assignmentsOfAll(
    exchange,
    await attempt(exchange.roleAssignments(id)),
    id,
    pointers,
  );
  const policies = rowsWith(
    picture.policies,
    ({ appId }) => appId === '*' || appId.toLowerCase() === clientId,
  );
  const delegated = rowsOf(picture.delegated, id);
  const directoryRoles = rowsOf(picture.directoryRoles, id);
  const rights =
    resources.ok && appRoles.ok
      ? entraRights(appRoles.value, resources.value.graph, resources.value.exchangeOnline)
      : [];
  const application = picture.applications.ok ? (picture.applications.value.get(clientId) ?? null) : null;
  const ways = waysOf({
    rights: asReader(rights, { application, directoryRoles, assignments }),
    assignments: assignments.ok ? assignments.value : [],
    delegated: delegated.ok ? delegated.value : [],
    roles: directoryRoles.ok ? directoryRoles.value : [],
    policies: policies.ok ? policies.value : [],
  });
  if (ways.length === 0) return null;
  const observed = { resources, appRoles, assignments, policies, all };
  const computed = await readReach(
    { exchange },
    { senders: [] },
    { ...observed, recipients: { ok: true, value: new Map() } },
  );
  const reach = surveyReach(computed);
  return {
    name: principal.displayName,
    clientId,
    objectId: principal.id,
    owner: ownerOf(principal, context.tenantId),
    enabled: principal.accountEnabled,
    danger: dangerOf(reach, ways),
    reach,
    ways: [...ways],
    ...aboutApplication(context, principal),
  };
}

function surveyReach({ kind, count, of, mailboxes, unknown }: EffectiveReach): SurveyLine['reach'] {
  const rest = { count, of: of ?? null, mailboxes: mailboxes.slice(0, shown), unknown };
  if (kind === 'tenant-wide') return { kind: 'every-mailbox', ...rest };
  if (unknown.length > 0) return { kind: 'unknown', ...rest };
  return { kind: count === 0 ? 'none' : 'some', ...rest };
}

function ownerOf(
  { appOwnerOrganizationId: owner }: ServicePrincipalView,
  tenantId: string,
): SurveyLine['owner'] {
  if (owner === null || owner.toLowerCase() === tenantId.toLowerCase()) return 'this-tenant';
  return owner.toLowerCase() === microsoftTenant ? 'microsoft' : 'other';
}

function aboutApplication(
  { picture, now, changes, portal }: SurveyContext,
  { id, appId }: ServicePrincipalView,
): Pick<SurveyLine, 'credentials' | 'lastChange' | 'lastUse'> {
  const application = picture.applications.ok
    ? picture.applications.value.get(appId.toLowerCase())
    : undefined;
  const seen = [id, application?.id ?? ''].flatMap((one) => changes.get(one.toLowerCase()) ?? []);
  const [lastChange = null] = seen.sort((a, b) => b.at.localeCompare(a.at));
  return {
    credentials: application === undefined ? null : credentialsOf(application, now),
    lastChange,
    lastUse: { known: false, link: portalSignIns(portal, id, appId) },
  };
}

function rowsOf<T>(read: Attempt<ReadonlyMap<string, readonly T[]>>, id: string): Attempt<readonly T[]> {
  return read.ok ? { ok: true, value: read.value.get(id) ?? [] } : read;
}

function rowsWith<T>(read: Attempt<readonly T[]>, isOf: (one: T) => boolean): Attempt<readonly T[]> {
  return read.ok ? { ok: true, value: read.value.filter(isOf) } : read;
}
