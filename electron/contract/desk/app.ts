import { z } from 'zod';
import { cloudNames } from './sign-in';
import { shortText } from './limits';

/** The app and what it found on this computer. */
export const aboutSchema = z.object({
  version: z.string(),
  host: z.enum(['electron', 'browser']),
  runtime: z.array(z.object({ name: z.string(), version: z.string() })),
  keychain: z.object({ ok: z.boolean(), text: z.string() }),
  powershell: z.object({ ok: z.boolean(), text: z.string() }),
  licence: z.string(),
});
export type About = z.infer<typeof aboutSchema>;

/** Settings a person can change. Texts that are empty mean: as the product comes. */
export const deskSettingsSchema = z.strictObject({
  cloud: z.enum(cloudNames),
  /** Own public client to sign in with. */
  clientId: shortText,
  /** Path of a PowerShell as a person typed it. */
  powershell: shortText,
  exchangeSignIn: z.enum(['browser', 'device', 'token']),
  installModule: z.boolean(),
  proxy: shortText,
  theme: z.enum(['system', 'light', 'dark']),
});
export type DeskSettings = z.infer<typeof deskSettingsSchema>;

export const logLineSchema = z.object({
  time: z.string(),
  level: z.enum(['error', 'warn', 'info', 'debug']),
  text: z.string(),
});
export type LogLine = z.infer<typeof logLineSchema>;
