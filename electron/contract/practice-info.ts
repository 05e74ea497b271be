import { z } from 'zod';

/**
 * The INFO document a practice tenant prints when it is ready, and writes for `--practice INFO`.
 * `authority` is without the tenant, `graph` without `/v1.0`; roles are directory role template ids.
 */
export const practiceInfoSchema = z.object({
  authority: z.url(),
  graph: z.url(),
  exchange: z.url(),
  tenantId: z.guid(),
  domain: z.string().min(1),
  /** The assistant's own public client, registered in the practice tenant. */
  clientId: z.guid(),
  /** PEM file of the practice tenant's own certificate authority; trusted only for this tenant. */
  caFile: z.string().min(1),
  outbox: z.url(),
  control: z.url(),
  /** How long this tenant's caches lag, in seconds; absent: as in Microsoft 365. */
  caches: z
    .object({
      rightsIdle: z.number().nonnegative(),
      rightsBusy: z.number().nonnegative(),
      policy: z.number().nonnegative(),
    })
    .optional(),
  admins: z.array(z.object({ username: z.string(), password: z.string(), roles: z.array(z.guid()) })),
});

export type PracticeInfo = z.infer<typeof practiceInfoSchema>;
