import type { Created } from '../../contract/created';
import { removalPlanSchema, type RemovalPlan } from '../../contract/removal';
import type { SetupRecord } from '../../ports/records';
import { planningOf } from '../../setup/planning';
import { madeBy } from '../../setup/removal/made';
import { keptCredentials } from '../../setup/removal/kept-credentials';
import { removalKinds } from '../../setup/removal/kinds';
import { planRemoval } from '../../setup/removal/plan';
import { coversSteps, digestOf, readApproved, type ApprovedKind } from '../approved-file';
import type { PlanningParts } from '../planning-parts';
import { refuseOtherSetup, withElsewhere, type MadeElsewhere } from './created';
import { lookForRemoval, type RemovalTarget, type SeenForRemoval } from './look';
import { readMade, type RemovalWish } from './made';
import { removalNotes, unknownMade } from './notes';

/** A plan of a decommission, and what it was made from. */
export interface MadeRemoval {
  readonly plan: RemovalPlan;
  readonly seen: SeenForRemoval;
}

const removals: ApprovedKind<RemovalPlan> = {
  schema: removalPlanSchema,
  what: 'plan of a decommission',
  next: 'Make it again (sendwright remove SETUP --out PLAN) and have that reviewed.',
};

/** Signs in, looks and plans; writes nothing. `elsewhere`: what another computer made, as a plan or a document tells. */
export async function makeRemoval(
  parts: PlanningParts,
  target: RemovalTarget,
  wish: RemovalWish,
  signal: AbortSignal,
  elsewhere: MadeElsewhere | Created = { mailboxes: [], licences: [] },
): Promise<MadeRemoval> {
  const { connection, records, clock } = parts;
  const seen = await lookForRemoval(parts, target, signal);
  const { observation, profile, record, entries, setupId, account } = seen;
  if ('setup' in elsewhere) refuseOtherSetup(elsewhere, account.tenantId, setupId);
  const now = clock.now();
  const planning = planningOf(target.spec, profile, observation, now);
  const all = await records.list();
  const journal = withElsewhere(madeBy(entries), elsewhere);
  const made = {
    ...journal,
    principals: [...journal.principals, ...(await principalsOfOthers(parts, all, seen))],
  };
  const things = await readMade(made, wish, {
    directory: connection.directory(signal),
    exchange: observation.exchange === null ? null : connection.exchange(signal),
    records: all,
    ...{ setupId, tenantId: account.tenantId, scope: planning.names.scope },
  });
  const recorded = { clientId: record?.objects.clientId ?? null, keyIds: recordedKeys(record) };
  const clientId = target.spec.app?.clientId ?? observation.application?.appId ?? recorded.clientId;
  const { steps, kept } = planRemoval(planning, {
    ...{ made, recorded, keepsCredential: await keepsCredential(seen, clientId) },
    ...{ mailboxes: things.goingMailboxes, licences: things.goingLicences },
  });
  const plan: RemovalPlan = {
    ...{ format: 1, kind: 'removal', setup: setupId, application: target.spec.application, clientId },
    ...{ tenantId: account.tenantId, tenantName: observation.organization.displayName },
    ...{ createdAt: now.toISOString(), createdBy: account.username, spec: target.spec },
    ...{ steps: [...steps], kept: [...kept] },
    ...{ mailboxes: [...things.mailboxes], licences: [...things.licences] },
    notes: [
      ...removalNotes(planning),
      ...('setup' in elsewhere ? [] : unknownMade(target.spec, made, entries)),
    ],
  };
  return { plan: { ...plan, digest: digestOf(removals, plan) }, seen };
}

/** The credentials that the record knows, those of a rotation under way among them. */
function recordedKeys(record: SetupRecord | null): readonly string[] {
  const { credential = null, rotation } = record ?? {};
  const rotated = [...(rotation?.old ?? []), ...(rotation?.spoilt ?? []), rotation?.new ?? null];
  return [credential, ...rotated].flatMap((one) => one?.keyId ?? []);
}

/** A keychain that cannot be asked keeps nothing that could be tried or removed. */
async function keepsCredential(
  { store, observation, account: { tenantId } }: SeenForRemoval,
  clientId: string | null,
): Promise<boolean> {
  if (clientId === null || !observation.credential.usable.ok) return false;
  return (await keptCredentials(store, { tenantId, clientId })).length > 0;
}

/** A vendor's application that several setups use was added to the tenant by the first of them. */
async function principalsOfOthers(
  { records }: PlanningParts,
  all: readonly SetupRecord[],
  { target, account, setupId }: SeenForRemoval,
): Promise<readonly string[]> {
  const clientId = target.spec.app?.clientId;
  if (clientId === undefined) return [];
  const others = all.filter(
    (one) => one.tenantId === account.tenantId && one.id !== setupId && one.objects.clientId === clientId,
  );
  const journals = await Promise.all(
    others.map(async ({ tenantId, id }) => records.journal(tenantId, id).entries()),
  );
  return journals.flatMap((entries) => madeBy(entries).principals);
}

/** Reads a plan of a decommission. Throws AppError `invalid-input` where it is none, or was edited. */
export function readRemoval(text: string, name: string): RemovalPlan {
  return readApproved(removals, text, name);
}

/** What only looks, waits or concerns this computer: it takes nothing away that was not approved with the rest. */
const ownAffairs: readonly string[] = [removalKinds.refused, removalKinds.forget, 'grant.wait-tokens'];

/** Whether everything that would be taken away now was approved. */
export function coversRemoval(approved: RemovalPlan, now: RemovalPlan): boolean {
  if (approved.tenantId !== now.tenantId || approved.setup !== now.setup) return false;
  return coversSteps(
    approved.steps,
    now.steps.filter(({ kind }) => !ownAffairs.includes(kind)),
  );
}

/** The wish that a saved plan was made with, and the mailboxes and licences that it names. */
export function wishOf({ steps }: RemovalPlan): RemovalWish & { readonly elsewhere: MadeElsewhere } {
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  const mailboxes = steps
    .filter(({ kind }) => kind === removalKinds.mailbox)
    .map(({ input }) => ({ address: text(input['address']), objectId: text(input['objectId']) }));
  const licences = steps
    .filter(({ kind }) => kind === removalKinds.licence)
    .map(({ id, input }) => ({
      user: id.slice('remove-licence:'.length),
      ...{ userId: text(input['userId']), skuId: text(input['skuId']) },
    }));
  return {
    mailboxes: mailboxes.map(({ address }) => address),
    licences: licences.map(({ user }) => user),
    elsewhere: { mailboxes, licences },
  };
}
