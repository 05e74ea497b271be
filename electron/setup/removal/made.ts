import type { JournalEntry } from '../../contract/journal';
import { removalKinds } from './kinds';

/** A mailbox that runs of this computer made, or set out to make. */
export interface MadeMailbox {
  readonly address: string;
  /** Its object id; null where the run was cut off before it was told. */
  readonly objectId: string | null;
}

/** A licence that runs of this computer assigned. */
export interface MadeLicence {
  readonly userId: string;
  readonly skuId: string;
}

/** What was made for a setup beside its application, as this computer's journal tells; other computers know nothing of it. */
export interface Made {
  readonly mailboxes: readonly MadeMailbox[];
  readonly licences: readonly MadeLicence[];
  /** Object ids of service principals that were made here. */
  readonly principals: readonly string[];
  /** What was taken away since: addresses of mailboxes and ids of users, so that a run that was cut off can be repeated. */
  readonly gone: readonly string[];
}

type Intent = Extract<JournalEntry, { type: 'intent' }>;
type Ended = Extract<JournalEntry, { type: 'outcome' }>;

/** Reads a journal: what was made and not taken away since, also where nobody knows how the making ended. */
export function madeBy(entries: readonly JournalEntry[]): Made {
  const mailboxes = new Map<string, MadeMailbox>();
  const licences = new Map<string, MadeLicence>();
  const principals = new Set<string>();
  const gone = new Set<string>();
  const begun = new Map<string, Intent>();
  for (const entry of entries) {
    if (entry.type === 'run') continue;
    const at = `${entry.runId} ${entry.stepId}`;
    if (entry.type === 'intent') begun.set(at, entry);
    const intent = begun.get(at);
    if (intent === undefined) continue;
    const ended = entry.type === 'outcome' ? entry : null;
    noteMailbox(mailboxes, intent, ended);
    noteLicence(licences, intent, ended);
    if (isGone(ended) && takesAway.includes(intent.kind)) {
      gone.add(textOf(intent.input['address']).toLowerCase()).add(textOf(intent.input['userId']));
    }
    const id = ended === null ? null : outputOf(ended, 'servicePrincipalId');
    if (id !== null && intent.kind === 'servicePrincipal.ensure') principals.add(id);
  }
  return {
    mailboxes: [...mailboxes.values()],
    licences: [...licences.values()],
    principals: [...principals],
    gone: [...gone].filter((one) => one !== ''),
  };
}

const takesAway: readonly string[] = [removalKinds.mailbox, removalKinds.licence];

function noteMailbox(
  mailboxes: Map<string, MadeMailbox>,
  { kind, input }: Intent,
  ended: Ended | null,
): void {
  const address = textOf(input['address']).toLowerCase();
  if (kind === removalKinds.mailbox && isGone(ended)) mailboxes.delete(address);
  if (kind !== 'mailboxes.create-shared') return;
  const known = mailboxes.get(address);
  if (ended === null) mailboxes.set(address, known ?? { address, objectId: null });
  else if (ended.outcome.kind === 'applied')
    mailboxes.set(address, { address, objectId: outputOf(ended, 'objectId') });
  else if (isNotMade(ended) && known?.objectId === null) mailboxes.delete(address);
}

function noteLicence(licences: Map<string, MadeLicence>, { kind, input }: Intent, ended: Ended | null): void {
  const [userId, skuId] = [textOf(input['userId']), textOf(input['skuId'])];
  if (kind === removalKinds.licence && isGone(ended)) licences.delete(userId);
  if (kind !== 'licence.assign') return;
  if (ended === null || ended.outcome.kind === 'applied') licences.set(userId, { userId, skuId });
  else if (isNotMade(ended)) licences.delete(userId);
}

/** It was there already, or the service said no: then it is not ours. */
function isNotMade({ outcome }: Ended): boolean {
  return ['already-in-place', 'failed', 'needs-person', 'blocked'].includes(outcome.kind);
}

function isGone(ended: Ended | null): boolean {
  return ended?.outcome.kind === 'applied' || ended?.outcome.kind === 'already-in-place';
}

function outputOf({ outcome }: Ended, name: string): string | null {
  const value = outcome.kind === 'applied' ? outcome.outputs[name] : undefined;
  return typeof value === 'string' ? value : null;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
