import { resolve } from 'node:path';
import type { ExportDocument } from '../contract/export';
import { AppError } from '../contract/errors';
import { aliasOf } from '../exchange/operations/recipients';
import { refuseTakenFolder, writeFolder } from '../handoff/write-folder';
import type { SetupRecord } from '../ports/records';
import type { Files } from '../ports/sealing';
import { exchangeScript } from '../setup/exchange-script/script';
import { planFromNothing } from '../setup/exchange-script/take-over';
import type { Observation } from '../setup/observation';
import { ifAllowed } from '../setup/observe-directory';
import { judgeSetup, type PlanMeta } from '../setup/plan';
import { observeAgreed } from '../setup/review/observe';
import type { EntraObjects } from '../upkeep/export/entra-objects';
import { exportDocument } from '../upkeep/export/document';
import { importsFile, variablesFile, versionsFile } from '../upkeep/export/other-files';
import { mainFile } from '../upkeep/export/main-file';
import { readmeFile } from '../upkeep/export/readme';
import { entraObjects, grantsBeside, inExchange, isDifference } from './export-objects';
import { refuseOtherTenant } from './look';
import type { PlanningParts } from './planning-parts';
import { profileOf } from './profile';
import { clientIdOf } from './proof-parts';
import { knownOf } from './review';

/** Writes the code of a setup as its tenant is today. */
export async function exportSetup(
  parts: PlanningParts,
  record: SetupRecord,
  directory: string,
  signal: AbortSignal,
): Promise<ExportDocument> {
  const folder = resolve(directory);
  await refuseTakenFolder(folder);
  // Before anybody signs in: a setup that was never applied has nothing to show.
  clientIdOf(record);
  const { connection, clock } = parts;
  const account = await connection.signIn();
  const ports = { directory: connection.directory(signal), exchange: connection.exchange(signal) };
  const now = clock.now();
  const observation = await observeAgreed(ports, record.spec, await knownOf(parts, record), now);
  refuseOtherTenant(account, observation.organization.id);
  refuseGone(record, observation);
  const applicationId = observation.application?.id;
  const owners =
    applicationId === undefined ? null : await ifAllowed(ports.directory.ownersOf(applicationId));
  const meta: PlanMeta = {
    ...{ id: parts.newId(), createdAt: now.toISOString(), createdBy: account.username },
    stage: { recorded: record.stage, provenAt: record.stageProvenAt },
  };
  const profile = await profileOf(record.spec.vendor, record.folder ?? '.');
  const judged = judgeSetup(record.spec, profile, observation, meta, []);
  const bare = planFromNothing(record.spec, profile, observation, meta);
  const script = bare === null ? null : exchangeScript(bare, aliasOf);
  const entra: EntraObjects = {
    ...entraObjects(judged.planning, connection.graph),
    ...{ owners: owners?.map(({ id }) => id) ?? null, madeAt: meta.createdAt, madeBy: meta.createdBy },
  };
  const files = new Map([
    ['versions.tf', versionsFile(entra)],
    ['main.tf', mainFile(entra)],
    ['imports.tf', importsFile(entra)],
    ['variables.tf', variablesFile(entra)],
    ...(script === null ? [] : ([['exchange.ps1', script.text]] as const)),
  ]);
  const document = exportDocument({
    ...{ entra, folder, files: [...files.keys(), 'README.md'] },
    objects: [...grantsBeside(judged.planning), ...inExchange(judged.planning, script !== null)],
    differences: judged.steps.filter((step) => isDifference(step, observation)).map(({ summary }) => summary),
    isPractice: connection.practice !== null,
  });
  files.set('README.md', readmeFile(document));
  await writeFolder(folder, bytesOf(files));
  return document;
}

function bytesOf(files: ReadonlyMap<string, string>): Files {
  const encoder = new TextEncoder();
  return new Map([...files].map(([name, text]) => [name, encoder.encode(text)]));
}

function refuseGone({ spec, tenantName }: SetupRecord, observation: Observation): void {
  const { application, applicationDeleted, servicePrincipal } = observation;
  const isThere =
    spec.app === undefined ? application !== null && !applicationDeleted : servicePrincipal !== null;
  if (isThere) return;
  const what = spec.app === undefined ? 'application' : 'service principal of the vendor’s application';
  throw new AppError({
    code: 'not-found',
    message: `${tenantName} does not have the ${what} of ${spec.application}${applicationDeleted ? ': it was deleted' : ''}. Nothing was exported.`,
    who: 'you',
    next: 'Apply its setup file, which makes it again or restores it; then export.',
  });
}
