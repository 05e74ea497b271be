import type { HandoffPreview } from '../contract/desk/handoff';
import { AppError, toAppError } from '../contract/errors';
import type { HandoffField } from '../contract/handoff';
import type { VendorProfile } from '../contract/vendor-profile';
import { fillFields } from '../handoff/fields';
import type { HandoffCredential, HandoffInput } from '../handoff/input';
import type { SetupRecord } from '../ports/records';
import { cautionsOf, refuseUnproven } from './release';
import type { PlanningParts } from './planning-parts';
import { profileOf } from './profile';
import { credentialOf } from './send';
import { renewDays } from '../contract/days';
import { asNewest } from '../upkeep/rotation/newest';
import { statusOf } from './status';
import { isVendorHeld } from './vendor-held';

/** The vendor's screen for a setup, and whether it may be handed over; nothing secret, nothing read from the tenant. */
export async function handoffScreen(
  { connection, clock }: PlanningParts,
  recorded: SetupRecord,
): Promise<HandoffPreview> {
  const record = asNewest(recorded);
  const profile = await profileOf(record.spec.vendor, record.folder ?? process.cwd());
  const now = clock.now();
  const credential = sealedKind(record);
  const input: HandoffInput = {
    profile,
    tenant: { id: record.tenantId, name: record.tenantName, domain: record.spec.tenant },
    application: record.spec.application,
    clientId: record.spec.app?.clientId ?? record.objects.clientId ?? '',
    scoping: record.spec.scoping,
    senders: record.spec.senders.map((sender) => sender.address),
    credential,
    proof: null,
    authority: connection.authority,
    graph: connection.graph,
    madeAt: now,
    madeBy: 'Sendwright',
  };
  return {
    vendor: profile.name,
    where: [...profile.where],
    steps: profile.steps.map((step) => ({ do: step.do, fields: step.fields === true })),
    fields: fillFields(input).map((field, index) => fieldView(field, index, credential)),
    senders: record.spec.senders.map((sender) => sender.address),
    notes: [...profile.notes, profile.sentItems],
    refusal: refusalOf(record),
    warnings: warningsOf(record, profile, now),
    seals: credential !== null,
  };
}

/**
 * The client secret itself, for the clipboard of this computer and nowhere else; it is registered with the redactor.
 * Throws AppError `refused` where it must not be given away yet or is none to copy.
 */
export async function handoffSecret({ connection }: PlanningParts, recorded: SetupRecord): Promise<string> {
  const record = asNewest(recorded);
  const refusal = refusalOf(record);
  if (refusal !== null) throw refused(refusal, 'Do what is named first.');
  const { store } = await connection.store();
  const { credential } = await credentialOf(record, store);
  if (credential.kind === 'secret') return credential.value;
  throw refused('A certificate with its key is a file, which cannot be copied.', 'Take it from the handoff.');
}

/** Why nothing may be handed over; null where it may. */
export function refusalOf(record: SetupRecord): string | null {
  if (record.objects.clientId === undefined && record.spec.app === undefined) {
    return `${record.spec.application} is not registered yet.`;
  }
  if (!isVendorHeld(record.spec) && record.credential === null)
    return 'There is no credential yet that could be handed over.';
  try {
    refuseUnproven(record);
    return null;
  } catch (error) {
    return toAppError(error).message;
  }
}

function refused(message: string, next: string): AppError {
  return new AppError({ code: 'refused', message, who: 'you', next });
}

/** What kind of credential would be sealed; its values stay where they are. Null: none of ours. */
function sealedKind(record: SetupRecord): HandoffCredential | null {
  if (isVendorHeld(record.spec)) return null;
  const { kind, keyId, expires } = record.credential ?? {
    kind: record.spec.credential.kind,
    keyId: '',
    expires: '',
  };
  if (kind === 'secret') return { kind, keyId, expires, value: '' };
  const none = { thumbprint: '', thumbprintSha256: '', pfxPassphrase: '' };
  return { kind, keyId, expires, ...none, files: new Map() };
}

function fieldView(
  field: HandoffField,
  index: number,
  credential: HandoffCredential | null,
): HandoffPreview['fields'][number] {
  const common = { index, name: field.name, note: field.note ?? null };
  if ('value' in field) return { ...common, value: field.value, from: 'open' };
  if ('vendorsOwn' in field) return { ...common, value: null, from: 'vendors-own' };
  return { ...common, value: null, from: credential?.kind === 'certificate' ? 'file' : 'sealed' };
}

function warningsOf(record: SetupRecord, profile: VendorProfile, now: Date): string[] {
  const { credential, lastProof } = statusOf(record, now);
  const warnings = [...cautionsOf(record)];
  if (warnings.length === 0 && lastProof?.verdict !== 'proven') {
    warnings.push('It is not proven yet that the vendor can send, and from nowhere else.');
  }
  if (credential !== null && credential.daysLeft <= renewDays) {
    warnings.push(`The credential ends on ${credential.expires.slice(0, 10)}.`);
  }
  if (profile.checksRolesClaim === true && record.spec.scoping === 'rbac') {
    warnings.push(
      `${profile.name} looks for Mail.Send in the token, which is not there under RBAC: it may refuse to work.`,
    );
  }
  if (profile.graphSendMailConfirmed === null) {
    warnings.push(
      `The vendor of ${record.spec.application} has not confirmed yet that it sends through Microsoft Graph.`,
    );
  }
  return warnings;
}
