import { z } from 'zod';
import { checkGroups } from './check-groups';
import { setupFileSchema } from './setup-file';

/** A reference to a non-secret output of an earlier step, resolved when the step runs. */
export const outputRefSchema = z.strictObject({ $from: z.string(), output: z.string() });
export type OutputRef = z.infer<typeof outputRefSchema>;

/** Plain data only; leaves may be references to earlier outputs. */
export type InputValue =
  | string
  | number
  | boolean
  | null
  | OutputRef
  | readonly InputValue[]
  | { readonly [key: string]: InputValue };
export type StepInput = Readonly<Record<string, InputValue>>;

/** What the signed-in person needs for a step. Opaque to the engine. */
export const stepNeedsSchema = z.object({
  /** Delegated Graph scopes asked for (consent) when the step runs. */
  scopes: z.array(z.string()).default([]),
  /** Any one of these directory roles (template ids) will do; empty: none needed. */
  anyRole: z.array(z.string()).default([]),
  /** Runs in Exchange Online, by the Exchange connection's person. */
  exchange: z.boolean().default(false),
});
export type StepNeeds = z.infer<typeof stepNeedsSchema>;

export const stepSchema = z.object({
  id: z.string().min(1),
  /** Which executor runs it, e.g. `application.ensure`. */
  kind: z.string().min(1),
  group: z.enum(['mailboxes', 'entra', 'exchange', 'consent', 'credential', 'cleanup']),
  /** One sentence: what will be created or changed. */
  summary: z.string().min(1),
  before: z.string().nullable().default(null),
  after: z.string().nullable().default(null),
  /** Costs or dangers a reader must see, e.g. "takes one Exchange Online licence". */
  warning: z.string().nullable().default(null),
  /** What a correction takes away, whole and by id, where `before` names a few in words. Left out: nothing. */
  removes: z.array(z.string()).optional(),
  input: z.record(z.string(), z.custom<InputValue>()),
  needs: stepNeedsSchema,
  dependsOn: z.array(z.string()),
  reversible: z.boolean(),
  /** Makes something secret or unrepeatable: the journal records the intent before it runs. */
  once: z.boolean().default(false),
});
export type Step = z.infer<typeof stepSchema>;

export const checkSchema = z.object({
  /** The check's name; of one that is made several times with what it looks at: `sender:invoices@contoso.example`. */
  id: z.string(),
  title: z.string(),
  group: z.enum(checkGroups).optional(),
  status: z.enum(['pass', 'warn', 'fail', 'unknown']),
  /** What was found. */
  finding: z.string(),
  /** Why it matters; left out where all is in order. */
  cause: z.string().optional(),
  /** `file`: the setup file is wrong by itself (exit 2); `tenant`: the tenant needs a person (exit 3). */
  fault: z.enum(['file', 'tenant', 'computer']).nullable().default(null),
  who: z.string().nullable().default(null),
  next: z.string().nullable().default(null),
  /** How long the slowest of its reads took. */
  ms: z.number().int().nonnegative().optional(),
});
/** One preflight check; all of them only read. */
export type Check = z.infer<typeof checkSchema>;

export const planSchema = z.object({
  format: z.literal(1),
  id: z.string(),
  setupId: z.string(),
  tenantId: z.guid(),
  tenantName: z.string(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  spec: setupFileSchema,
  /** Only where the setup file has a test stage: whether its mailbox alone may send, or the agreed senders. */
  stage: z.enum(['test', 'live']).optional(),
  /** Hash of the observation the plan was made from; a plan whose tenant has changed is refused. */
  observation: z.string(),
  checks: z.array(checkSchema),
  steps: z.array(stepSchema),
  /** Lines a reader should know besides the steps (what is already in place, what stays open). */
  notes: z.array(z.string()),
  /** SHA-256 over everything else: a saved plan that was edited is refused. Absent while a plan is being made. */
  digest: z.string().optional(),
});
/** What would be done, as data: can be saved, reviewed, approved and applied later. */
export type Plan = z.infer<typeof planSchema>;
