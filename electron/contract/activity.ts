import { z } from 'zod';

/** Every part of what happened; docs/activity.md says where each comes from. */
export const activityPartIds = [
  'message-trace',
  'directory-audit',
  'unified-audit',
  'admin-sign-ins',
  'app-sign-ins',
] as const;
export type ActivityPartId = (typeof activityPartIds)[number];

/** Why a part is not available in this tenant. */
export const unavailableReasons = [
  'licence',
  'right',
  'switched-off',
  'not-offered',
  'senders-not-known',
  'failed',
] as const;
export type UnavailableReason = (typeof unavailableReasons)[number];

/** One thing that happened. */
export const activityLineSchema = z.object({
  at: z.iso.datetime(),
  /** The mailbox, person or application that did it; empty where that is not told. */
  who: z.string(),
  what: z.string(),
  /** To whom or what: a recipient, an object, an application. */
  target: z.string(),
  /** What became of it, in the service's own word; null: not told. */
  result: z.string().nullable(),
  /** What finds it again: a message id, changed parameters. */
  detail: z.string().nullable(),
});
export type ActivityLine = z.infer<typeof activityLineSchema>;

export const activityPartSchema = z.object({
  id: z.enum(activityPartIds),
  title: z.string(),
  /** `elsewhere`: only another page shows it, see `links` and `queries`. */
  state: z.enum(['read', 'not-available', 'elsewhere']),
  /** In one sentence: what there is, that there is none, or why it is not available in this tenant. */
  finding: z.string(),
  /** What it was read with; null: it was not. */
  source: z.string().nullable(),
  /** The time that was looked at; it begins later than what was asked for where the tenant keeps less. */
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  reason: z.enum(unavailableReasons).nullable(),
  /** Who can make it available, and how. */
  who: z.string().nullable(),
  next: z.string().nullable(),
  /** There is more than was read. */
  more: z.boolean(),
  /** What must be known to read it right: how long it is kept, how late it comes. */
  notes: z.array(z.string()),
  links: z.array(z.object({ what: z.string(), url: z.string() })),
  /** Ready for pasting. */
  queries: z.array(z.object({ where: z.string(), text: z.string() })),
  /** How many lines of each kind, the most first; per sender for the message trace. */
  counts: z.array(z.object({ what: z.string(), count: z.number().int() })),
  /** Newest first. */
  lines: z.array(activityLineSchema),
});
export type ActivityPart = z.infer<typeof activityPartSchema>;

/** What `sendwright activity --json` prints. */
export const activityDocumentSchema = z.object({
  format: z.literal(1),
  command: z.literal('activity'),
  application: z.string(),
  clientId: z.guid(),
  tenant: z.object({ id: z.guid(), name: z.string() }),
  /** The setup of this computer that it belongs to; null: none. */
  setup: z.string().nullable(),
  madeAt: z.iso.datetime(),
  madeBy: z.string(),
  /** What was asked for. */
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  parts: z.array(activityPartSchema),
  /** The table that was written; null: none. */
  savedAs: z.string().nullable(),
});
export type ActivityDocument = z.infer<typeof activityDocumentSchema>;
