import { homedir, release } from 'node:os';
import { version } from '../../package.json';
import { AppError } from '../contract/errors';
import type { LadderDocument } from '../contract/ladder';
import type { SupportFile } from '../contract/support';
import { writeZip } from '../credentials/zip';
import { supportFiles } from '../diagnosis/support-bundle';
import { holdsSecret } from '../log/redact/secrets';
import type { SetupRecord } from '../ports/records';
import type { PlanningParts } from './planning-parts';

/** The files of a setup's support bundle, from this computer's records and log; the tenant is not asked. */
export async function supportBundle(
  { records, clock }: Pick<PlanningParts, 'records' | 'clock'>,
  record: SetupRecord,
  seen: { readonly ladder: LadderDocument | null; readonly log: string },
): Promise<readonly SupportFile[]> {
  const { tenantId, id } = record;
  const [journal, audit] = await Promise.all([
    records.journal(tenantId, id).entries(),
    records.auditLog(tenantId, id),
  ]);
  const madeAt = clock.now().toISOString();
  const made = supportFiles({ ...{ madeAt, versions: versions(), record, journal, audit }, ...seen });
  const files = made.map(({ name, text }) => ({ name, text: withoutHome(text) }));
  const leaking = files.find(({ text }) => holdsSecret(text));
  if (leaking === undefined) return files;
  throw new AppError({
    code: 'internal',
    message: `No support bundle was made: ${leaking.name} would hold a secret.`,
    who: 'us',
    next: 'Report this, without the file.',
  });
}

/** A path tells who sits at this computer; in JSON its backslashes stand twice. */
function withoutHome(text: string): string {
  const home = homedir();
  return home.length < 2
    ? text
    : text.replaceAll(JSON.stringify(home).slice(1, -1), '~').replaceAll(home, '~');
}

/** The files as a ZIP, stored as they are, so that anybody can look into it. */
export async function supportZip(files: readonly SupportFile[]): Promise<Uint8Array> {
  const bytes = new Map(files.map(({ name, text }) => [name, new TextEncoder().encode(text)]));
  return writeZip(bytes, null);
}

function versions(): Readonly<Record<string, string>> {
  const { node, electron, chrome } = process.versions as Readonly<Record<string, string | undefined>>;
  const system = { system: `${process.platform} ${release()}`, processor: process.arch };
  return {
    sendwright: version,
    ...(node === undefined ? {} : { node }),
    ...(electron === undefined ? {} : { electron }),
    ...(chrome === undefined ? {} : { chromium: chrome }),
    ...system,
  };
}
