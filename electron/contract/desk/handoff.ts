import { z } from 'zod';
import { id } from './limits';

/** One field of the vendor's own screen, as it is to be filled in. */
const fieldView = z.object({
  /** Names the field in `handoff.copy`. */
  index: z.number().int().nonnegative(),
  name: z.string(),
  /** Null where it is the credential, which never comes into the window. */
  value: z.string().nullable(),
  /** `vendors-own`: the vendor has it, we never had. `file`: a file, which cannot be copied. */
  from: z.enum(['open', 'sealed', 'vendors-own', 'file']),
  note: z.string().nullable(),
});

/** The vendor's screen for one setup, and whether it may be handed over now. */
export const handoffPreviewSchema = z.object({
  vendor: z.string(),
  where: z.array(z.string()),
  /** Steps in the vendor's screen; the fields belong under the one that has `fields`. */
  steps: z.array(z.object({ do: z.string(), fields: z.boolean() })),
  fields: z.array(fieldView),
  notes: z.array(z.string()),
  /** Why nothing can be handed over yet; null where it can. */
  refusal: z.string().nullable(),
  /** What must be known before it is handed over. */
  warnings: z.array(z.string()),
  /** The mailboxes that may send: the steps point to them. */
  senders: z.array(z.string()),
  /** Whether there is a credential of ours to seal. */
  seals: z.boolean(),
});
export type HandoffPreview = z.infer<typeof handoffPreviewSchema>;

export const copySchema = z.strictObject({ setup: id, field: z.number().int().min(0).max(100) });
/** `clearsAt`: when the clipboard is emptied again if it still holds the secret; null for what is none. */
export const copiedSchema = z.object({ clearsAt: z.iso.datetime().nullable() });

/** Whom the sealed part is for: whoever is told the passphrase, or the holder of the key that was chosen. */
export const sealForSchema = z.enum(['passphrase', 'recipient']);
/** A recipient's public key that was chosen: how to tell it is the right one. */
export const recipientSchema = z.object({ kind: z.string(), name: z.string(), fingerprint: z.string() });
