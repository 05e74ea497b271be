import { z } from 'zod';

/** What was made for a setup beside its application, as the as-built document carries it to other computers. */
export const createdSchema = z.object({
  format: z.literal(1),
  kind: z.literal('sendwright-created'),
  tenantId: z.guid(),
  setup: z.string(),
  /** When the document was written. */
  at: z.iso.datetime(),
  mailboxes: z.array(z.object({ address: z.string(), objectId: z.guid() })),
  licences: z.array(z.object({ userId: z.guid(), skuId: z.guid() })),
  /** SHA-256 over everything else: what was edited is refused. Absent while it is being made. */
  digest: z.string().optional(),
});
export type Created = z.infer<typeof createdSchema>;
