import { AppError } from '../contract/errors';
import { thumbprintsOf } from '../credentials/certificate/view';
import type { AsBuiltInput, BuiltCredential, BuiltNames } from '../handoff/as-built/input';
import { asBuiltPage } from '../handoff/as-built/page';
import type { SetupRecord } from '../ports/records';
import { ownTag, objectNames } from '../setup/names';
import { applicationRoles, exchangeWho, graphGrantRoles, licenceRoles, whoHolds } from '../setup/roles';
import { listedSendersMax } from '../setup/scope/filter';
import { exchangeMailSendRole } from '../setup/send-rights';
import { specAt } from '../setup/stage';
import { uniqueNameOf } from '../contract/setup-file';
import type { PlanningParts } from './planning-parts';
import { createdFor } from './removal/created';
import { profileOf } from './profile';
import type { AsBuilt } from './services';
import { acceptanceShown } from '../upkeep/acceptance';
import { rotationShown } from '../upkeep/rotation/shown';
import { enteredCertificate } from './given-certificate';
import { isVendorsKey } from './vendor-held';

/** The customer's document of a setup that was applied; reads records and the keychain, not the tenant. */
export async function writeAsBuilt(parts: PlanningParts, record: SetupRecord): Promise<AsBuilt> {
  if (record.lastRun === null) {
    throw new AppError({
      code: 'invalid-input',
      message: `${record.spec.application} was not applied from this computer yet: there is nothing built to describe.`,
      who: 'you',
      next: 'Apply its setup file first.',
    });
  }
  const { tenantId, id, spec } = record;
  const madeAt = parts.clock.now();
  const [profile, journal, audit, credential] = await Promise.all([
    profileOf(spec.vendor, record.folder ?? process.cwd()),
    parts.records.journal(tenantId, id).entries(),
    parts.records.auditLog(tenantId, id),
    credentialFacts(parts, record, madeAt),
  ]);
  const senders = specAt(spec, record.stage).senders.map((sender) => sender.address);
  const input: AsBuiltInput = {
    ...{ record, profile, journal, audit, credential, senders, madeAt },
    names: namesOf(record, senders.length),
    roles: rolesAt(record.tenantName),
    isVendorsKey: isVendorsKey(spec),
    acceptance: acceptanceShown(record),
    created: createdFor(record, journal, madeAt),
    rotation: rotationShown(record, null, madeAt),
  };
  return {
    setup: id,
    html: asBuiltPage(input),
    expires: record.credential?.expires ?? null,
    proof: record.lastProof?.verdict ?? null,
  };
}

function namesOf({ id, spec }: SetupRecord, senders: number): BuiltNames {
  const { scope, assignment, group } = objectNames(id, '');
  const hasGroup = spec.scoping === 'accessPolicy' || senders > listedSendersMax;
  return {
    ...{ tag: ownTag, uniqueName: uniqueNameOf(id), scope, assignment },
    role: exchangeMailSendRole,
    group: hasGroup ? group : null,
  };
}

function rolesAt(tenantName: string): AsBuiltInput['roles'] {
  return {
    applications: whoHolds(applicationRoles, tenantName),
    grants: whoHolds(graphGrantRoles, tenantName),
    exchange: exchangeWho(tenantName),
    licences: whoHolds(licenceRoles, tenantName),
  };
}

/** Where the secret part lies and the thumbprints, as far as this computer can say; what it cannot is null. */
async function credentialFacts(
  { connection }: PlanningParts,
  record: SetupRecord,
  now: Date,
): Promise<BuiltCredential> {
  const { spec, tenantId, objects } = record;
  if (isVendorsKey(spec)) {
    const view = await enteredCertificate(record, now);
    return { keptIn: null, thumbprints: view === null ? null : { sha1: view.sha1, sha256: view.sha256 } };
  }
  if (spec.app !== undefined || objects.clientId === undefined) return { keptIn: null, thumbprints: null };
  const { clientId } = objects;
  const kept = async () => {
    const { store } = await connection.store();
    return { name: store.name, credential: await store.get({ tenantId, clientId }) };
  };
  const found = await kept().catch(unlessKeychain);
  if (found?.credential == null) return { keptIn: null, thumbprints: null };
  const { credential, name } = found;
  if (credential.kind === 'secret') return { keptIn: name, thumbprints: null };
  const { sha1, sha256 } = thumbprintsOf(Buffer.from(credential.certificate, 'base64'));
  return { keptIn: name, thumbprints: { sha1, sha256 } };
}

/** A keychain that cannot be asked leaves it unknown. */
function unlessKeychain(error: unknown): null {
  if (error instanceof AppError && error.code.startsWith('keychain-')) return null;
  throw error;
}
