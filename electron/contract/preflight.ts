import { z } from 'zod';
import { checkSchema } from './plan';

/** What would fail or wait, and who must act before: one line for each check or missing right. */
export const forecastSchema = z.array(
  z.object({
    /** `fails`: the steps cannot go through. `may-fail`: it could not be seen. `waits`: another person does them. */
    kind: z.enum(['fails', 'may-fail', 'waits']),
    /** Title of the check; of what waits for somebody, what is missing. */
    title: z.string(),
    finding: z.string(),
    cause: z.string().nullable(),
    who: z.string(),
    next: z.string().nullable(),
    /** Summaries of the steps that it stops. */
    steps: z.array(z.string()),
  }),
);
export type Forecast = z.infer<typeof forecastSchema>;

/** What `sendwright preflight --json` prints. */
export const preflightDocumentSchema = z.object({
  format: z.literal(1),
  command: z.literal('preflight'),
  application: z.string(),
  /** Addresses of the agreed senders. */
  senders: z.array(z.string()),
  tenant: z.object({ id: z.guid(), name: z.string() }),
  checkedAt: z.iso.datetime(),
  checkedBy: z.string(),
  /** `blocked`: nothing can be applied before what failed is mended. */
  verdict: z.enum(['ready', 'blocked']),
  /** In reading order; only those asked for where some were. */
  checks: z.array(checkSchema),
  /** Left out where only some checks were made. */
  forecast: forecastSchema.optional(),
  /** The request to the security team that was written; null: none. */
  savedAs: z.string().nullable(),
});
export type PreflightDocument = z.infer<typeof preflightDocumentSchema>;
