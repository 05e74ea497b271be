import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a test changes in the ordinary job. */
export interface JobChange {
  readonly application?: string;
  readonly vendor?: string;
  readonly scoping?: 'rbac' | 'accessPolicy';
  readonly senders?: readonly string[];
  readonly createSender?: string;
  readonly outsider?: string;
  readonly tenant?: string;
  readonly months?: number;
  /** As YAML; default: a secret of `months`. */
  readonly credential?: string;
  readonly extra?: string;
}

/** The text of a setup file for the first world. */
export function jobText(change: JobChange = {}): string {
  const senders = (change.senders ?? ['invoices@contoso.example']).map(
    (address) => `  - address: ${address}`,
  );
  const created = change.createSender;
  if (created !== undefined)
    senders.push(`  - address: ${created}\n    create: shared\n    displayName: Made here`);
  return [
    `application: ${change.application ?? 'Ostendo Continuum'}`,
    `vendor: ${change.vendor ?? 'ostendo'}`,
    `tenant: ${change.tenant ?? 'contoso.example'}`,
    `scoping: ${change.scoping ?? 'rbac'}`,
    'senders:',
    ...senders,
    `outsider: ${change.outsider ?? 'ceo@contoso.example'}`,
    `credential: ${change.credential ?? `{ kind: secret, months: ${change.months ?? 6} }`}`,
    ...(change.extra === undefined ? [] : [change.extra]),
    '',
  ].join('\n');
}

/** Writes it into a folder; returns its path. */
export function writeJob(folder: string, change?: JobChange): string {
  const path = join(folder, 'job.sendwright.yaml');
  writeFileSync(path, jobText(change));
  return path;
}
