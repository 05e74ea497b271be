import { z } from 'zod';

/** What a person prefers on this computer. Members of a newer version are kept. */
export const settingsSchema = z.looseObject({
  format: z.literal(1).default(1),
  /** Microsoft's cloud to sign in to. */
  cloud: z.string().min(1).default('global'),
  /** The person's own public client, where the built-in one must not be used. */
  clientId: z.guid().nullable().default(null),
  /** Sign in by device code instead of the browser. */
  deviceCode: z.boolean().default(false),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
});

export type Settings = z.infer<typeof settingsSchema>;
