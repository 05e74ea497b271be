import { resolve } from 'node:path';
import type { HandoffResult } from '../contract/documents';
import { buildHandoff } from '../handoff/bundle';
import { sha256 } from '../handoff/checksums';
import type { HandoffInput } from '../handoff/input';
import { writeFolder } from '../handoff/write-folder';
import type { SetupRecord } from '../ports/records';
import type { Files } from '../ports/sealing';
import { changeRecord } from './change-record';
import { asNewest } from '../upkeep/rotation/newest';
import { changeover } from './rotate/changeover';
import type { PlanningParts } from './planning-parts';
import type { PrintPage } from './print-pages';
import { profileOf } from './profile';
import { cautionsOf, refuseUnproven, unseenNote } from './release';
import { toHandOver } from './sealed-credential';
import { credentialOf } from './send';
import { sealerOf } from './seal';
import type { OperationOptions } from './operation-options';
import type { Seal } from './services';
import { enteredCertificate } from './given-certificate';
import { isVendorHeld, isVendorsKey } from './vendor-held';

/** Where a handoff goes, what seals it, and how its pages are printed. */
interface HandoffOrder {
  readonly directory: string;
  readonly seal: Seal | null;
  readonly print: PrintPage;
}

/** Writes the vendor's folder: all files or none. During a rotation the new credential is handed over. */
export async function handOver(
  parts: PlanningParts,
  recorded: SetupRecord,
  { directory, seal, print }: HandoffOrder,
  { listener }: Pick<OperationOptions, 'listener'> = {},
): Promise<HandoffResult> {
  const record = asNewest(recorded);
  refuseUnproven(record);
  const profile = await profileOf(record.spec.vendor, record.folder ?? process.cwd());
  const now = parts.clock.now();
  const { clientId, credential, ...own } = await sealedPartOf(parts, record, now);
  // Only what is sealed takes a passphrase: none is asked for, or made, where the vendor owns the application.
  const chosen =
    credential === null || seal === null ? null : sealerOf(seal, now, (text) => listener?.note?.(text));
  const files = await buildHandoff(
    {
      profile,
      tenant: { id: record.tenantId, name: record.tenantName, domain: record.spec.tenant },
      application: record.spec.application,
      clientId,
      scoping: record.spec.scoping,
      senders: record.spec.senders.map((sender) => sender.address),
      ...{ credential, ...own },
      ...outsiderOf(record),
      ...proofOf(record),
      authority: parts.connection.authority,
      graph: parts.connection.graph,
      madeAt: now,
      madeBy: 'Sendwright',
      ...changeover(recorded, now, cautionsOf(record)),
    },
    chosen?.sealer ?? null,
    print,
  );
  const sealedFor = chosen?.sealer.sealedFor ?? null;
  const unseen = unseenNote(record);
  if (unseen !== null) listener?.note?.(unseen);
  await writeFolder(resolve(directory), files, chosen?.beforeShown);
  const keyId = record.credential?.keyId ?? null;
  await changeRecord(parts.records, recorded, (current) => ({
    handedOver: handedOverOf(current, files, now, keyId),
  }));
  await parts.records.audit(record.tenantId, record.id, {
    time: now.toISOString(),
    who: 'this computer',
    what: 'handoff',
    detail: { files: files.size, sealed: credential !== null, sealedFor: sealedFor?.fingerprint ?? null },
  });
  return {
    format: 1,
    command: 'handoff',
    setup: record.id,
    directory,
    files: [...files.keys()].sort(),
    expires: credential?.expires ?? own.ownCertificate?.expires ?? null,
    proof: record.lastProof?.verdict ?? null,
    sealedFor,
    passphraseFile: null,
  };
}

/** The last proof in short, with whose word it rests on, and whole where it was kept. */
function proofOf({ lastProof }: SetupRecord): Pick<HandoffInput, 'proof' | 'proofDocument'> {
  if (lastProof === null) return { proof: null };
  const { verdict, time, document } = lastProof;
  const provenWith = document?.provenWith;
  return {
    proof: { verdict, time, ...(provenWith === undefined ? {} : { provenWith }) },
    ...(document === undefined ? {} : { proofDocument: document }),
  };
}

/** Named where only the vendor has the key to try it. */
function outsiderOf({ spec }: SetupRecord): { readonly outsider?: string } {
  return isVendorHeld(spec) ? { outsider: spec.outsider } : {};
}

async function sealedPartOf(
  parts: PlanningParts,
  record: SetupRecord,
  now: Date,
): Promise<Pick<HandoffInput, 'clientId' | 'credential' | 'ownCertificate'>> {
  if (record.spec.app !== undefined) return { clientId: record.spec.app.clientId, credential: null };
  const { clientId: ownId } = record.objects;
  if (isVendorsKey(record.spec) && ownId !== undefined) {
    return { clientId: ownId, credential: null, ...(await ownCertificateOf(record, now)) };
  }
  const { store } = await parts.connection.store();
  const { clientId, credential } = await credentialOf(record, store);
  return { clientId, credential: toHandOver(credential, record.spec.application) };
}

/** The vendor's own certificate as Entra has it; its thumbprints from its file, where that is still there. */
async function ownCertificateOf(
  record: SetupRecord,
  now: Date,
): Promise<Pick<HandoffInput, 'ownCertificate'>> {
  const { credential } = record;
  if (credential === null) return {};
  const view = await enteredCertificate(record, now);
  const thumbprints = view === null ? {} : { thumbprint: view.sha1, thumbprintSha256: view.sha256 };
  return { ownCertificate: { ...credential, ...thumbprints } };
}

/** How many earlier handoffs a receipt may be for. */
const mostBundles = 20;

/** What is remembered of this handoff: its checksum beside the earlier ones', so that a receipt can be told from a stranger's. */
function handedOverOf(
  { handedOver }: SetupRecord,
  files: Files,
  now: Date,
  keyId: string | null,
): NonNullable<SetupRecord['handedOver']> {
  const bundle = sha256(files.get('handoff.json') ?? new Uint8Array());
  const bundles = [bundle, ...(handedOver?.bundles ?? [])].slice(0, mostBundles);
  return { at: now.toISOString(), keyId, bundles };
}
