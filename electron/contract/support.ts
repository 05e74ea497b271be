import { z } from 'zod';

/** One file of a support bundle, as it is shown before it is saved; no secret in it, addresses shortened. */
export const supportFileSchema = z.object({ name: z.string(), text: z.string() });
export type SupportFile = z.infer<typeof supportFileSchema>;
