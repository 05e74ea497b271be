import { z } from 'zod';
import { errorFactsSchema } from '../errors';

/**
 * What comes back over a channel. Electron passes only the message of a thrown error, so failures travel as values.
 * `correlationId` finds the failure in the log.
 */
export const replySchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: errorFactsSchema, correlationId: z.string() }),
]);
export type Reply = z.infer<typeof replySchema>;
