import { z } from 'zod';
import { errorFactsSchema } from '../errors';
import { shortText } from './limits';

/** A mailbox as it is being typed. */
export const draftSenderSchema = z.strictObject({
  address: shortText,
  create: z.literal('shared').optional(),
  displayName: shortText.optional(),
});
export type DraftSender = z.infer<typeof draftSenderSchema>;

/** A credential as it is being chosen. `file` is the name of a certificate that was attached, never a path. */
export const draftCredentialSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('secret'), months: z.number() }),
  z.strictObject({
    kind: z.literal('certificate'),
    months: z.number(),
    keySize: z.union([z.literal(2048), z.literal(3072)]).optional(),
    file: shortText.optional(),
  }),
]);

/**
 * A setup file while somebody fills it in: the same fields, none of them right yet. Empty texts count as left out;
 * what is wrong comes back as issues that name the field, as for a file.
 */
export const draftSchema = z.strictObject({
  application: shortText,
  vendor: shortText,
  tenant: shortText,
  scoping: z.enum(['rbac', 'accessPolicy']),
  senders: z.array(draftSenderSchema).max(2_000),
  outsider: shortText,
  credential: draftCredentialSchema,
  testRecipient: shortText,
  sameName: z.literal('new').optional(),
  testStage: draftSenderSchema.optional(),
  app: z.strictObject({ clientId: shortText }).optional(),
});
export type Draft = z.infer<typeof draftSchema>;

const issue = errorFactsSchema.shape.issues.unwrap().element;
/** One wrong place: `where` is a path such as `senders[0].address`. */
export type DraftIssue = z.infer<typeof issue>;

/** A draft as it is kept, with everything that is wrong with it. */
export const keptDraftSchema = z.object({
  id: z.string(),
  draft: draftSchema,
  issues: z.array(issue),
  /** The setup that it became, once a plan of it was applied. */
  setup: z.string().nullable(),
});
export type KeptDraft = z.infer<typeof keptDraftSchema>;
