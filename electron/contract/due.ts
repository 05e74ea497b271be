import { z } from 'zod';
import { errorFactsSchema } from './errors';
import { proofDocumentSchema } from './proof';

const proofVerdict = proofDocumentSchema.shape.verdict;

/** What `sendwright prove --due --json` prints. */
export const dueDocumentSchema = z.object({
  format: z.literal(1),
  command: z.literal('prove-due'),
  madeAt: z.iso.datetime(),
  /** Setups whose next look had come, the one that waited longest first; each was looked at once. */
  looked: z.array(
    z.object({
      setup: z.string(),
      application: z.string(),
      tenant: z.guid(),
      tenantName: z.string(),
      /** Since when the look was due. */
      dueSince: z.iso.datetime(),
      /** Null: it could not be proven, see `error`. */
      verdict: proofVerdict.nullable(),
      /** When another look is worth while; null: none is waited for. */
      nextLook: z.iso.datetime().nullable(),
      error: errorFactsSchema.nullable(),
    }),
  ),
  /** Setups that wait for a later look: nothing was asked for them. */
  waiting: z.array(
    z.object({
      setup: z.string(),
      application: z.string(),
      tenantName: z.string(),
      nextLook: z.iso.datetime(),
    }),
  ),
});
export type DueDocument = z.infer<typeof dueDocumentSchema>;
