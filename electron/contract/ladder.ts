import { z } from 'zod';
import { evidenceSchema } from './proof';

/** The rungs between this computer and a delivered mail, in the order in which they are climbed. */
export const rungIds = [
  'name',
  'tls',
  'tenant',
  'application',
  'credential',
  'token',
  'claims',
  'rights',
  'mailbox',
  'policy',
  'send',
  'delivery',
] as const;
export type RungId = (typeof rungIds)[number];

/**
 * `waiting`: right as far as it can be seen, Microsoft's caches or queues have not got there yet. `unknown`: it could not
 * be looked at; what comes after it is looked at all the same. `not-tried`: it stands above the rung that broke.
 */
export const rungStatuses = ['pass', 'fail', 'waiting', 'unknown', 'not-tried'] as const;
export type RungStatus = (typeof rungStatuses)[number];

export const rungSchema = z.object({
  id: z.enum(rungIds),
  title: z.string(),
  status: z.enum(rungStatuses),
  finding: z.string(),
  evidence: z.array(evidenceSchema),
  /** The error behind it, as the error table explains it; null where there was none. */
  cause: z
    .object({ id: z.string(), code: z.string().nullable(), text: z.string(), source: z.string() })
    .nullable(),
  who: z.string().nullable(),
  next: z.string().nullable(),
  /** The command of Sendwright that mends it; null where none does. */
  repair: z.string().nullable(),
  /** When it was looked at, and for how long; null where it was not. */
  at: z.iso.datetime().nullable(),
  ms: z.number().int().nullable(),
});
export type Rung = z.infer<typeof rungSchema>;

export const ladderDocumentSchema = z.object({
  format: z.literal(1),
  command: z.literal('diagnose'),
  setup: z.string(),
  application: z.string(),
  clientId: z.string().nullable(),
  tenant: z.guid(),
  scoping: z.enum(['rbac', 'accessPolicy']),
  /** The mailbox that the ladder was climbed for. */
  sender: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  /** `unsent`: every rung that was tried holds, and no test mail was wanted. `open`: not all could be looked at. */
  result: z.enum(['holds', 'unsent', 'waiting', 'open', 'broken']),
  brokenAt: z.enum(rungIds).nullable(),
  summary: z.string(),
  rungs: z.array(rungSchema),
  /** Only where a support bundle was wanted: the file's name, null where it was not approved; what is in it. */
  bundle: z.object({ savedAs: z.string().nullable(), files: z.array(z.string()) }).optional(),
});
/** What `sendwright diagnose --setup SETUP --json` prints. No secret in it. */
export type LadderDocument = z.infer<typeof ladderDocumentSchema>;
