import type { JournalEntry } from '../../contract/journal';

/** Kinds of the steps that make a credential; their intents mark the runs that may have left one behind. */
export const secretStepKind = 'credential.secret';
export const certificateStepKind = 'credential.certificate';
/** The step that adds the vendor's own certificate; nothing of it is kept. */
export const vendorStepKind = 'credential.vendor-certificate';

/** Whether a step makes a credential whose secret part is kept here. */
export function makesCredential({ kind }: { readonly kind: string }): boolean {
  return kind === secretStepKind || kind === certificateStepKind;
}

/** A run of this computer that set out to make a credential; `keyIds`: those it is known to have brought home. */
export interface CredentialIntent {
  readonly runId: string;
  readonly keyIds: readonly string[];
}

/** What a credential's display name says: setup, day and run. */
export interface CredentialMarker {
  readonly setupId: string;
  readonly run: string;
}

const shortRun = (runId: string): string =>
  runId
    .replace(/[^0-9a-z]/giu, '')
    .slice(-12)
    .toLowerCase();

/** The display name of a new credential: marks setup, day and run, so that a lost one is told from a held one. */
export function credentialName(setupId: string, now: Date, runId: string): string {
  return `sendwright ${setupId} ${now.toISOString().slice(0, 10)} ${shortRun(runId)}`;
}

/** Reads a credential's display name; null where it is none of ours. */
export function readMarker(displayName: string | null): CredentialMarker | null {
  const parts = /^sendwright (?<setup>[a-z0-9-]+) \d{4}-\d{2}-\d{2} (?<run>[0-9a-z]+)$/u.exec(
    displayName ?? '',
  );
  const { setup, run } = parts?.groups ?? {};
  return setup === undefined || run === undefined ? null : { setupId: setup, run };
}

/** The display name of a client secret that is made for one proof and removed after it. */
export function proofSecretName(setupId: string, now: Date, runId: string): string {
  return `sendwright ${setupId} proof ${now.toISOString().slice(0, 10)} ${shortRun(runId)}`;
}

/** Whether a client secret was made for a proof of this setup, by whichever computer: one that is there is a leftover. */
export function isProofSecret(displayName: string | null, setupId: string): boolean {
  const found = /^sendwright (?<setup>[a-z0-9-]+) proof \d{4}-\d{2}-\d{2} [0-9a-z]+$/u.exec(
    displayName ?? '',
  );
  return found?.groups?.['setup'] === setupId;
}

/** Whether a credential is one of this setup's own, by whichever computer; what a proof left is none. */
export function isOfSetup(displayName: string | null, setupId: string): boolean {
  if (readMarker(displayName)?.setupId === setupId) return true;
  const found = /^sendwright (?<setup>[a-z0-9-]+) (?:vendor|given) \d{4}-\d{2}-\d{2}$/u.exec(
    displayName ?? '',
  );
  return found?.groups?.['setup'] === setupId;
}

/** Whether a credential of ours was made by this run. */
export function isOfRun(marker: CredentialMarker, runId: string): boolean {
  return marker.run === shortRun(runId);
}

/** The runs in a journal that set out to make a credential, with the keys they brought home. */
export function credentialIntents(entries: readonly JournalEntry[]): readonly CredentialIntent[] {
  const runs = new Map<string, string[]>();
  for (const entry of entries) {
    if (entry.type === 'run' || !makesCredential(entry)) continue;
    const keyIds = runs.get(entry.runId) ?? [];
    runs.set(entry.runId, keyIds);
    if (entry.type !== 'outcome') continue;
    const { outcome } = entry;
    if (outcome.kind !== 'applied' && outcome.kind !== 'already-in-place') continue;
    const keyId = outcome.outputs['keyId'];
    if (typeof keyId === 'string') keyIds.push(keyId);
  }
  return [...runs].map(([runId, keyIds]) => ({ runId, keyIds }));
}
