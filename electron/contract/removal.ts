import { z } from 'zod';
import { stepSchema } from './plan';
import { endedStepSchema, runResults, waitingStepsSchema } from './run';
import { setupFileSchema } from './setup-file';

/** A mailbox that was made for a setup, and what stands for and against removing it. */
export const removalMailboxSchema = z.object({
  address: z.string(),
  /** `begun`: a run that was cut off set out to make it, and one is there now. */
  made: z.enum(['here', 'begun']),
  /** Named to be removed; everything else is kept. */
  goes: z.boolean(),
  /** As Exchange writes it; null here and below: not told, or out of sight for whoever looked. */
  size: z.string().nullable(),
  items: z.number().int().nullable(),
  lastUse: z.iso.datetime().nullable(),
  delegates: z.array(z.string()),
  /** What keeps its content by law or rule: it cannot go then. */
  holds: z.array(z.string()),
  /** Other setups and scopes that name it: it cannot go then. */
  usedBy: z.array(z.string()),
  /** Whether Exchange could be asked. */
  seen: z.boolean(),
});
export type RemovalMailbox = z.infer<typeof removalMailboxSchema>;

/** A licence that was assigned for a setup. */
export const removalLicenceSchema = z.object({
  /** The user's sign-in name. */
  user: z.string(),
  /** What it is called, as far as the tenant tells. */
  licence: z.string(),
  goes: z.boolean(),
});
export type RemovalLicence = z.infer<typeof removalLicenceSchema>;

const keptSchema = z.object({
  /** What it is: `application`, `scope`, ... */
  what: z.enum(['application', 'servicePrincipal', 'pointer', 'scope', 'group', 'policy', 'assignment']),
  name: z.string(),
  why: z.string(),
});
/** Something that stays, because others use it or nobody knows that it is ours. */
export type RemovalKept = z.infer<typeof keptSchema>;

/** What would be taken away of a setup, as data: written by `remove --out`, carried out by `apply`. */
export const removalPlanSchema = z.object({
  format: z.literal(1),
  kind: z.literal('removal'),
  setup: z.string(),
  application: z.string(),
  clientId: z.string().nullable(),
  tenantId: z.guid(),
  tenantName: z.string(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  /** The setup file, so that it can be carried out where nothing is known of the setup. */
  spec: setupFileSchema,
  steps: z.array(stepSchema),
  kept: z.array(keptSchema),
  mailboxes: z.array(removalMailboxSchema),
  licences: z.array(removalLicenceSchema),
  notes: z.array(z.string()),
  /** SHA-256 over everything else: a plan that was edited is refused. Absent while it is being made. */
  digest: z.string().optional(),
});
export type RemovalPlan = z.infer<typeof removalPlanSchema>;

export const removalPartStatuses = ['pass', 'kept', 'fail', 'unknown'] as const;

const removalPartSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** `kept`: there on purpose. What could not be looked at is `unknown`. */
  status: z.enum(removalPartStatuses),
  finding: z.string(),
  who: z.string().nullable(),
});
export type RemovalPart = z.infer<typeof removalPartSchema>;

/** What was found when somebody looked whether anything of a setup is left. */
export const removalProofSchema = z.object({
  format: z.literal(1),
  kind: z.literal('removal-proof'),
  setup: z.string(),
  application: z.string(),
  clientId: z.string().nullable(),
  tenant: z.guid(),
  tenantName: z.string(),
  at: z.iso.datetime(),
  by: z.string(),
  verdict: z.enum(['removed', 'not-removed', 'unknown']),
  parts: z.array(removalPartSchema),
  kept: z.array(keptSchema),
  mailboxes: z.array(removalMailboxSchema),
  licences: z.array(removalLicenceSchema),
  /** Until when the application can be restored from the deleted items; null: not to be had there. */
  restorableUntil: z.iso.datetime().nullable(),
});
export type RemovalProof = z.infer<typeof removalProofSchema>;

export const removeDocumentSchema = z.object({
  format: z.literal(1),
  command: z.literal('remove'),
  setup: z.string(),
  tenant: z.guid(),
  application: z.string(),
  clientId: z.string().nullable(),
  /** `planned`: nothing was asked for but the plan. */
  result: z.enum(['planned', ...runResults]),
  plan: removalPlanSchema,
  steps: z.array(endedStepSchema),
  waitsFor: z.array(waitingStepsSchema),
  /** When what only time can help is worth trying again. */
  nextTry: z.iso.datetime().nullable(),
  /** Only after everything that was planned is done. */
  proof: removalProofSchema.nullable(),
  notes: z.array(z.string()),
  /** Where the plan or the page was written. */
  savedAs: z.string().nullable(),
});
export type RemoveDocument = z.infer<typeof removeDocumentSchema>;

export const forgetDocumentSchema = z.object({
  format: z.literal(1),
  command: z.literal('forget'),
  setup: z.string(),
  tenant: z.guid(),
  forgotten: z.boolean(),
});
export type ForgetDocument = z.infer<typeof forgetDocumentSchema>;
