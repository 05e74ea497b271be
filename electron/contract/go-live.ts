import { z } from 'zod';

/**
 * What a person signs: before going live tests by users, security review and vendor validation; in each quarter the
 * review, and what of its checklist no machine can answer.
 */
export const signOffKinds = [
  'uat',
  'security-review',
  'vendor-validation',
  'failures-reviewed',
  'auditing-waived',
  'review',
  'review-trace',
  'review-sign-ins',
  'review-in-use',
  'review-vendor-keeps',
] as const;
export type SignOffKind = (typeof signOffKinds)[number];

/** A person's word, kept with the setup. */
export const signOffSchema = z.object({
  what: z.enum(signOffKinds),
  /** Who gives it, as written down here; nobody is identified by it. */
  by: z.string(),
  /** The day it was given, as that person says. */
  on: z.iso.date(),
  note: z.string().nullable(),
  notedAt: z.iso.datetime(),
  /** What it was given for: the setup's senders and mode of that time. Absent in older records. */
  about: z.object({ senders: z.array(z.string()), scoping: z.enum(['rbac', 'accessPolicy']) }).optional(),
});
export type SignOff = z.infer<typeof signOffSchema>;

/** What must be so before going live, in the order it is told. */
export const goLiveItemIds = [
  'proof',
  'uat',
  'security-review',
  'vendor-validation',
  'auditing',
  'failures',
] as const;
export type GoLiveItemId = (typeof goLiveItemIds)[number];

export const goLiveItemSchema = z.object({
  id: z.enum(goLiveItemIds),
  title: z.string(),
  /** `waived`: not so, and somebody answers for that by name. */
  status: z.enum(['done', 'waived', 'open']),
  finding: z.string(),
  signed: signOffSchema.nullable(),
  who: z.string().nullable(),
  next: z.string().nullable(),
});
export type GoLiveItem = z.infer<typeof goLiveItemSchema>;

/** What `gate --json` prints: whether the setup may go live, and what each condition rests on. */
export const gateDocumentSchema = z.object({
  format: z.literal(1),
  command: z.literal('gate'),
  setup: z.string(),
  application: z.string(),
  tenant: z.guid(),
  tenantName: z.string(),
  checkedAt: z.iso.datetime(),
  verdict: z.enum(['may-go-live', 'not-yet']),
  items: z.array(goLiveItemSchema),
  /** SHA-256 of the proof it rests on, as `prove --json` chains it; null: there is none. */
  proof: z.string().nullable(),
});
export type GateDocument = z.infer<typeof gateDocumentSchema>;

/** What `sign --json` prints. */
export const signDocumentSchema = z.object({
  format: z.literal(1),
  command: z.literal('sign'),
  setup: z.string(),
  signed: signOffSchema,
});
export type SignDocument = z.infer<typeof signDocumentSchema>;
