import { z } from 'zod';

/** What a proof looks at, in the order it is told. */
export const proofPartIds = [
  'token',
  'authorization',
  'doors',
  'reach',
  'sends',
  'delivery',
  'sent-items',
  /** Only after a handoff: the vendor's own mail. Never decides the verdict. */
  'acceptance',
] as const;
export type ProofPartId = (typeof proofPartIds)[number];

/** One line of evidence; `requestId` and `time` are the service's, so that Microsoft's support can find it. */
export const evidenceSchema = z.object({
  text: z.string(),
  mailbox: z.string().optional(),
  time: z.iso.datetime().optional(),
  requestId: z.string().optional(),
  /** Of one mailbox: what its test mail came to, or where Exchange's own test puts it; absent where neither is told. */
  result: z.enum(['accepted', 'refused', 'inside', 'outside']).optional(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/**
 * `unknown`: it could not be evaluated, and why stands in the finding; never as good as `pass`.
 * `waiting`: right as far as it can be seen, but Microsoft's caches or queues have not got there yet.
 */
export const proofStatuses = ['pass', 'fail', 'unknown', 'waiting', 'skipped'] as const;
export type ProofStatus = (typeof proofStatuses)[number];

/**
 * What the live checks of a proof used: the application's own credential, a client secret of one day made for the proof
 * and removed again, or nothing here: the vendor tested with its own key and reports.
 */
export const provenWithSchema = z.enum(['own-credential', 'proof-credential', 'vendor-report']);
export type ProvenWith = z.infer<typeof provenWithSchema>;

export const proofPartSchema = z.object({
  id: z.enum(proofPartIds),
  title: z.string(),
  status: z.enum(proofStatuses),
  /** What was found, in one or two sentences. */
  finding: z.string(),
  evidence: z.array(evidenceSchema),
  /** Who can mend it and how, where it is not `pass` (design rule 7). */
  who: z.string().nullable(),
  next: z.string().nullable(),
  /** Of a `fail`: Microsoft's delay may explain it until then; it stays red, and is looked at again. */
  settles: z.iso.datetime().optional(),
});
export type ProofPart = z.infer<typeof proofPartSchema>;

/**
 * From which mailboxes the application can send by what is configured: (Entra grants cut by access policies)
 * together with (RBAC scopes). `tenant-wide`: from every mailbox.
 */
export const effectiveReachSchema = z.object({
  kind: z.enum(['exact', 'wider', 'narrower', 'different', 'tenant-wide', 'unknown']),
  /** Null: unknown, or tenant-wide where the tenant's mailboxes were not counted. */
  count: z.number().int().nullable(),
  /** How many mailboxes the tenant has; absent where they were not counted, null where they could not be. */
  of: z.number().int().nullable().optional(),
  /** When they were counted, where that was an earlier proof. */
  countedAt: z.iso.datetime().optional(),
  /** Addresses, up to a limit; `more` says how many are left out. */
  mailboxes: z.array(z.string()),
  more: z.number().int(),
  /** Mailboxes in reach that are no senders, and senders out of reach, up to the same limit. */
  foreign: z.array(z.string()),
  missing: z.array(z.string()),
  /** Why parts of the reach could not be evaluated; empty where all could. */
  unknown: z.array(z.string()),
});
export type EffectiveReach = z.infer<typeof effectiveReachSchema>;

/** The clock of "configured, not yet effective": since when, what is waited for, when next. */
export const effectSchema = z.object({
  /** Since when it is configured, as far as this computer knows. */
  since: z.iso.datetime(),
  waitsFor: z.string(),
  /** An earlier look prolongs the wait. */
  nextLook: z.iso.datetime(),
  /** By then it holds, or something is wrong. */
  latest: z.iso.datetime(),
  /** It was looked at after the latest time, and did not hold. */
  overdue: z.boolean(),
  /** What to look at; empty before it is overdue. */
  lookAt: z.array(z.string()),
});
export type Effect = z.infer<typeof effectSchema>;

/** The vendor's own mail in the message trace, as far as it can be told from other mail; no recipient is named. */
export const acceptanceSchema = z.object({
  /** The first message since the handoff that is no test of ours, and its sender. */
  firstAt: z.iso.datetime(),
  from: z.string(),
  /** Within the ten days from then. */
  messages: z.number().int(),
  recipients: z.number().int(),
  lookedAt: z.iso.datetime(),
});
export type Acceptance = z.infer<typeof acceptanceSchema>;

export const proofDocumentSchema = z.object({
  format: z.literal(1),
  command: z.literal('prove'),
  /** The setup's id; null where any application was proven by its client id. */
  setup: z.string().nullable(),
  application: z.string(),
  clientId: z.guid(),
  tenant: z.guid(),
  scoping: z.enum(['rbac', 'accessPolicy']),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  /** How many rounds of test mail there were, over all runs that waited. */
  rounds: z.number().int(),
  senders: z.array(z.string()),
  outsider: z.string().nullable(),
  /** Only `proven` is green. `not-yet-effective`: configured, Exchange's caches have not caught up. */
  verdict: z.enum(['proven', 'failed', 'not-yet-effective', 'unknown']),
  /** Absent where nothing live was tested. */
  provenWith: provenWithSchema.optional(),
  /** Only where the setup file has a test stage: it was the test stage that was proven. */
  stage: z.literal('test').optional(),
  /** The verdict in one or two sentences. */
  summary: z.string(),
  /** When another look is worth while; null where waiting does not help. */
  nextTry: z.iso.datetime().nullable(),
  /** Only where the verdict is `not-yet-effective`. */
  effect: effectSchema.nullable().optional(),
  parts: z.array(proofPartSchema),
  reach: effectiveReachSchema,
  /** Only after a handoff; null: not seen yet. */
  acceptance: acceptanceSchema.nullable().optional(),
  /** What only people can check before going live. */
  checklist: z.array(z.string()),
  /** The proof of the setup before this one: SHA-256 of its canonical JSON (members by name, no spaces). */
  previous: z.object({ sha256: z.string(), finishedAt: z.iso.datetime() }).nullable().optional(),
});
/** The proof page as data: printed with `--json`, kept with the setup. No secret in it. */
export type ProofDocument = z.infer<typeof proofDocumentSchema>;
export type ProofVerdict = ProofDocument['verdict'];
