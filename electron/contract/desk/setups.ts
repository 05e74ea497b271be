import { z } from 'zod';
import { statusDocumentSchema } from '../documents';
import { proofDocumentSchema } from '../proof';
import { removalProofSchema } from '../removal';
import { vendorProfileSchema } from '../vendor-profile';

const statusRow = statusDocumentSchema.shape.setups.element.extend({
  /** The vendor was given what stands now: not an older credential. */
  handedOver: z.boolean().optional(),
  /** Why nothing here can sign in as the application: the vendor holds the only key, or owns it. Absent: it can. */
  vendorHolds: z.enum(['key', 'application']).optional(),
});
export type StatusRow = z.infer<typeof statusRow>;

/** One line of the start page: a draft that nobody applied yet, or a setup. */
export const setupLineSchema = z.object({
  /** Id of the draft; opens it. A setup made on another computer has none until it is opened from its file. */
  draft: z.string().nullable(),
  application: z.string(),
  tenantName: z.string(),
  vendor: z.string(),
  /** When it was last changed here. */
  changedAt: z.iso.datetime(),
  /** Null: only drafted. */
  status: statusRow.nullable(),
});
export type SetupLine = z.infer<typeof setupLineSchema>;

/** All that is known of one setup; nothing of it is read from the tenant. */
export const setupDetailSchema = z.object({
  status: statusRow,
  draft: z.string().nullable(),
  proof: proofDocumentSchema.nullable(),
  /** What was found when somebody looked whether anything is left of it; only of one that is being taken back. */
  removal: removalProofSchema.nullable().optional(),
});
export type SetupDetail = z.infer<typeof setupDetailSchema>;

/**
 * What a proof signs in with: the credential kept here; a client secret of one day made for it; or the vendor's own proof,
 * whose result is chosen through a dialog.
 */
export const proofBySchema = z.enum(['own-credential', 'proof-credential', 'vendor-result']);
export type ProofBy = z.infer<typeof proofBySchema>;

const profile = vendorProfileSchema.shape;
export const profileLineSchema = z.object({
  id: profile.id,
  name: profile.name,
  credentialKinds: profile.credentialKinds,
  where: profile.where,
  notes: profile.notes,
});
export type ProfileLine = z.infer<typeof profileLineSchema>;

/** A mailbox of the tenant, for choosing. */
export const mailboxLineSchema = z.object({
  address: z.string(),
  displayName: z.string(),
  kind: z.enum(['user', 'shared', 'other']),
  /** Why it cannot send, where that is seen without a closer look; else null. */
  hint: z.string().nullable(),
});
export type MailboxLine = z.infer<typeof mailboxLineSchema>;
