import { createdSchema, type Created } from '../../contract/created';
import { AppError } from '../../contract/errors';
import type { JournalEntry } from '../../contract/journal';
import { createdIn } from '../../handoff/as-built/created';
import type { SetupRecord } from '../../ports/records';
import { madeBy, type Made } from '../../setup/removal/made';
import { digestOf, readApproved, type ApprovedKind } from '../approved-file';
import type { NamedText } from '../operation-options';

/** What another computer made, by its as-built document or by a plan that it saved. */
export type MadeElsewhere = Pick<Made, 'mailboxes' | 'licences'>;

const records: ApprovedKind<Created> = {
  schema: createdSchema,
  what: 'list of what was made for a setup',
  next: 'Give the as-built document as it was written (sendwright handoff SETUP --as-built FILE, on the computer that applied it).',
};

/** What the journal of this computer knows to have made for a setup; null: it has none. */
export function createdFor(
  { tenantId, id }: SetupRecord,
  journal: readonly JournalEntry[],
  now: Date,
): Created | null {
  if (journal.length === 0) return null;
  const made = madeBy(journal);
  const mailboxes = made.mailboxes.flatMap(({ address, objectId }) =>
    objectId === null ? [] : [{ address, objectId }],
  );
  const licences = made.licences.map(({ userId, skuId }) => ({ userId, skuId }));
  const about = { tenantId, setup: id, at: now.toISOString() };
  const created: Created = { format: 1, kind: 'sendwright-created', ...about, mailboxes, licences };
  return { ...created, digest: digestOf(records, created) };
}

/** Reads it from an as-built document. Throws AppError `invalid-input` where none is in it, or it was edited. */
export function readCreated({ text, name }: NamedText): Created {
  const data = createdIn(text);
  if (data !== null) return readApproved(records, data, name);
  throw new AppError({
    code: 'invalid-input',
    message: `${name} tells nothing that was made for a setup: it is no as-built document, or one of a computer that did not apply it.`,
    who: 'you',
    next: records.next,
  });
}

/** Throws AppError `invalid-input` where it is of another setup than the one that is taken back. */
export function refuseOtherSetup(created: Created, tenantId: string, setup: string): void {
  if (created.tenantId.toLowerCase() === tenantId.toLowerCase() && created.setup === setup) return;
  throw new AppError({
    code: 'invalid-input',
    message: `The as-built document is of the setup ${created.setup} in the tenant ${created.tenantId}, not of ${setup} in ${tenantId}. Nothing was written.`,
    who: 'you',
    next: 'Give the one of this setup.',
  });
}

/** Both, each thing once; what the journal knows comes first. */
export function withElsewhere(journal: Made, elsewhere: MadeElsewhere): Made {
  const here = new Set(journal.mailboxes.map(({ address }) => address));
  const users = new Set(journal.licences.map(({ userId }) => userId));
  return {
    ...journal,
    mailboxes: [...journal.mailboxes, ...elsewhere.mailboxes.filter(({ address }) => !here.has(address))],
    licences: [...journal.licences, ...elsewhere.licences.filter(({ userId }) => !users.has(userId))],
  };
}
