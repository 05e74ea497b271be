import type { ReceiptDocument } from '../contract/documents';
import { AppError } from '../contract/errors';
import type { Handoff } from '../contract/handoff';
import { receiptSchema, type CredentialTest, type Receipt } from '../contract/receipt';
import type { SetupRecord } from '../ports/records';
import type { SignInCredential } from '../ports/tokens';
import { changeRecord } from './change-record';
import { confirmationWith, isConfirmed } from './confirmation';
import type { PlanningParts } from './planning-parts';
import { personOf } from './person';
import { witnessedBy } from './rotate/receipt-witness';
import { registerCredential } from './send';
import type { NamedText } from './operation-options';
import { asNewest, newestRef } from '../upkeep/rotation/newest';
import { isVendorHeld } from './vendor-held';

/** A receipt for a handoff that was opened. `credential` is null where there was none to open. */
export function makeReceipt(
  opened: {
    readonly handoff: Handoff;
    readonly bundle: string;
    readonly credential: SignInCredential | null;
  },
  by: { readonly name: string; readonly now: Date; readonly test: CredentialTest | null },
): Receipt {
  const { handoff, bundle, credential } = opened;
  const receipt: Receipt = {
    format: 1,
    document: 'receipt',
    receivedAt: by.now.toISOString(),
    receivedBy: personOf(by.name, {
      message: 'A receipt needs the name of who took the handoff over, in one line.',
      next: 'Give it with --name "Jane Doe".',
    }),
    bundle,
    handedOverAt: handoff.madeAt,
    tenant: handoff.tenant.id,
    application: handoff.application,
    clientId: handoff.clientId,
    vendor: handoff.vendor.name,
    credential: credentialFactsOf(handoff),
    test: by.test,
    confirmation: null,
  };
  return credential === null ? receipt : { ...receipt, confirmation: confirmationOf(receipt, credential) };
}

/** Its thumbprints stay out: the id tells which it is, for a secret and a certificate alike. */
function credentialFactsOf({ credential }: Handoff): Receipt['credential'] {
  if (credential === null) return null;
  const { kind, keyId, expires } = credential;
  return { kind, keyId, expires };
}

function confirmationOf(receipt: Receipt, credential: SignInCredential): string {
  const text = JSON.stringify(receiptSchema.parse({ ...receipt, confirmation: null }));
  return confirmationWith(credential, 'Sendwright receipt 1', text);
}

/**
 * Takes the vendor's receipt into a setup's record. Throws AppError: `invalid-input` for a file that is no receipt,
 * `refused` for one of another application, of a folder that this computer did not hand over, or that was changed.
 */
export async function takeReceipt(
  parts: PlanningParts,
  record: SetupRecord,
  file: NamedText,
): Promise<ReceiptDocument> {
  const receipt = readReceipt(file);
  const bundles = bundlesOf(record, receipt, file.name);
  const isConfirmed = await confirmed(parts, record, receipt, file.name);
  const now = parts.clock.now().toISOString();
  const takenOver: NonNullable<SetupRecord['takenOver']> = {
    ...{ by: receipt.receivedBy, at: receipt.receivedAt, bundle: receipt.bundle, notedAt: now },
    keyId: receipt.credential?.keyId ?? null,
    test: receipt.test?.result ?? null,
    confirmed: isConfirmed,
  };
  await changeRecord(parts.records, record, (current) => ({
    ...{ updatedAt: now, takenOver },
    ...witnessedBy(current, takenOver),
  }));
  const { by, at, test } = takenOver;
  await parts.records.audit(record.tenantId, record.id, {
    ...{ time: now, who: 'this computer', what: 'receipt' },
    detail: { by, at, test, bundle: receipt.bundle, confirmed: isConfirmed },
  });
  return {
    ...{ format: 1, command: 'receipt', setup: record.id, receivedBy: by, receivedAt: at },
    test: receipt.test,
    confirmed: isConfirmed,
    isLast: bundles[0] === receipt.bundle,
  };
}

function readReceipt({ text, name }: NamedText): Receipt {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw noReceipt(name, 'it is not JSON');
  }
  const parsed = receiptSchema.safeParse(document);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw noReceipt(name, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'it is of another form'}`);
}

/** The handoffs this computer made of the setup, newest first; the receipt's is among them. */
function bundlesOf(
  { objects, spec, tenantId, handedOver }: SetupRecord,
  receipt: Receipt,
  name: string,
): readonly string[] {
  const clientId = spec.app?.clientId ?? objects.clientId ?? '';
  const isOurs =
    receipt.tenant.toLowerCase() === tenantId.toLowerCase() &&
    receipt.clientId.toLowerCase() === clientId.toLowerCase();
  if (!isOurs) {
    throw refused(
      `${name} is for another application: ${receipt.application} (${receipt.clientId}).`,
      'Name the setup that it belongs to (sendwright status lists them).',
    );
  }
  const bundles = handedOver?.bundles ?? [];
  if (bundles.includes(receipt.bundle)) return bundles;
  throw refused(
    `${name} is for a folder that was not handed over from this computer: it was made elsewhere, or changed on its way.`,
    'Ask the vendor, by telephone, to read you the checksum (bundle) of its receipt and where its folder came from. If nobody of yours made it, renew the credential.',
  );
}

/** True: made with the credential; false: that cannot be told here. Throws where it was made with another. */
async function confirmed(
  parts: PlanningParts,
  record: SetupRecord,
  receipt: Receipt,
  name: string,
): Promise<boolean> {
  // During a rotation two lie here; of an older credential nothing is left to compare with.
  const named = [asNewest(record), record].find(
    ({ credential }) => credential !== null && credential.keyId === receipt.credential?.keyId,
  );
  if (named === undefined || isVendorHeld(named.spec) || receipt.confirmation === null) return false;
  const credential = await heldCredential(parts, named);
  if (credential === null) return false;
  if (isConfirmed(confirmationOf(receipt, credential), receipt.confirmation)) return true;
  throw refused(
    `${name} was not made with the credential, or it was changed afterwards.`,
    'Ask the vendor for the receipt again, as Sendwright wrote it.',
  );
}

async function heldCredential(parts: PlanningParts, named: SetupRecord): Promise<SignInCredential | null> {
  const { tenantId, objects, credential } = named;
  const { clientId } = objects;
  if (clientId === undefined) return null;
  try {
    const { store } = await parts.connection.store();
    const newest = await store.get(newestRef(named, clientId));
    const found = newest?.keyId === credential?.keyId ? newest : await store.get({ tenantId, clientId });
    if (found === null || found.keyId !== credential?.keyId) return null;
    registerCredential(found);
    return found;
  } catch (error) {
    if (error instanceof AppError && error.code === 'keychain-missing') return null;
    throw error;
  }
}

function noReceipt(name: string, why: string): AppError {
  return new AppError({
    code: 'invalid-input',
    message: `${name} is no receipt that Sendwright wrote: ${why}.`,
    who: 'the vendor',
    next: 'Ask for the file that sendwright open DIR --receipt FILE wrote.',
  });
}

function refused(message: string, next: string): AppError {
  return new AppError({ code: 'refused', message, who: 'you', next });
}
