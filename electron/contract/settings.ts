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
  /** Where the app's window was when it was last closed. */
  window: z
    .object({
      ...{ x: z.number().int(), y: z.number().int(), width: z.number().int(), height: z.number().int() },
      maximized: z.boolean(),
    })
    .nullable()
    .default(null),
  /** Path of the PowerShell to use; empty: found. */
  powershell: z.string().default(''),
  exchangeSignIn: z.enum(['browser', 'device', 'token']).default('browser'),
  /** The Exchange module may be installed into Sendwright's own folder. */
  installModule: z.boolean().default(false),
  /** Address of a proxy; empty: as the system has it. */
  proxy: z.string().default(''),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
});

export type Settings = z.infer<typeof settingsSchema>;
