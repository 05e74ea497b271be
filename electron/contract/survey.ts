import { z } from 'zod';

/** From the gravest on: the order of the survey. */
export const dangers = [
  'every-mailbox',
  'could-widen',
  'unknown',
  'some-mailboxes',
  'as-persons',
  'none',
] as const;
export type Danger = (typeof dangers)[number];

/** One right of an application that has to do with sending mail. */
const waySchema = z.object({
  /** "Mail.Send (Microsoft Graph)", "Application Mail.Send (Exchange)". */
  name: z.string(),
  from: z.enum(['entra', 'exchange', 'delegated', 'directory-role']),
  /** `escalates`: with it the application could give itself the right to send. */
  means: z.enum(['sends', 'escalates', 'unknown', 'harmless']),
  /** What limits it, in words; null: nothing does, or there is nothing to limit. */
  limit: z.string().nullable(),
});
export type Way = z.infer<typeof waySchema>;

const surveyCredentialSchema = z.object({
  kind: z.enum(['secret', 'certificate']),
  keyId: z.string(),
  name: z.string().nullable(),
  from: z.iso.datetime(),
  expires: z.iso.datetime(),
  /** Whole days since it was made, and until it expires; below zero: since it expired. */
  ageDays: z.number().int(),
  daysLeft: z.number().int(),
});
export type SurveyCredential = z.infer<typeof surveyCredentialSchema>;

/** Rights of one application over mail, and who could use them. */
const surveyLineSchema = z.object({
  name: z.string(),
  clientId: z.guid(),
  /** Object id of its service principal ("Enterprise application"). */
  objectId: z.string(),
  /** Whose application it is; an `other` organisation's keeps its credentials there. */
  owner: z.enum(['this-tenant', 'microsoft', 'other']),
  /** A disabled service principal gets no token. */
  enabled: z.boolean(),
  danger: z.enum(dangers),
  /** From how many mailboxes it can send by what is configured; `count` null: it cannot be told. */
  reach: z.object({
    kind: z.enum(['every-mailbox', 'some', 'none', 'unknown']),
    count: z.number().int().nullable(),
    of: z.number().int().nullable(),
    /** The first of them; none where it is every mailbox. */
    mailboxes: z.array(z.string()),
    /** Why parts could not be evaluated; empty where all could. */
    unknown: z.array(z.string()),
  }),
  ways: z.array(waySchema),
  /** Null: they are kept in the owner's tenant, or could not be read. */
  credentials: z.array(surveyCredentialSchema).nullable(),
  /** The newest line of the audit log on it; null: none in what the log keeps, or see `changes`. */
  lastChange: z.object({ at: z.string(), what: z.string(), by: z.string() }).nullable(),
  /** Where the portal shows its sign-ins: Graph v1.0 does not (facts 2.14), so the last use is unknown here. */
  lastUse: z.object({ known: z.literal(false), link: z.url() }),
});
export type SurveyLine = z.infer<typeof surveyLineSchema>;

/** What `sendwright survey --json` prints. */
export const surveyDocumentSchema = z.object({
  format: z.literal(1),
  command: z.literal('survey'),
  tenant: z.object({ id: z.guid(), name: z.string() }),
  madeAt: z.iso.datetime(),
  madeBy: z.string(),
  /** Null: could not be counted. */
  mailboxes: z.number().int().nullable(),
  /** Service principals that were looked at. */
  looked: z.number().int(),
  /** Gravest first. */
  applications: z.array(surveyLineSchema),
  /** Whether the audit log could be read, and how far back it was. */
  changes: z.discriminatedUnion('known', [
    z.object({ known: z.literal(true), since: z.string().nullable(), whole: z.boolean() }),
    z.object({ known: z.literal(false), why: z.string() }),
  ]),
  /** What could not be read, and who can; empty where all could. */
  gaps: z.array(z.object({ what: z.string(), why: z.string(), who: z.string().nullable() })),
});
export type SurveyDocument = z.infer<typeof surveyDocumentSchema>;
