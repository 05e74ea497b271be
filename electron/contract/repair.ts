import { z } from 'zod';
import { stepSchema } from './plan';

/** What would be mended of an application that is no setup, as data: written by `lint --plan`, carried out by `apply`. */
export const repairPlanSchema = z.object({
  format: z.literal(1),
  kind: z.literal('repair'),
  application: z.string(),
  clientId: z.guid(),
  servicePrincipalId: z.guid(),
  tenantId: z.guid(),
  tenantName: z.string(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  /** `back`: gives back what an earlier repair took. Absent: mends. */
  direction: z.enum(['mend', 'back']).optional(),
  /** Findings that are mended because somebody asked for them by name. */
  also: z.array(z.string()).optional(),
  steps: z.array(stepSchema),
  /** What is not given back, and why. */
  notes: z.array(z.string()).optional(),
  /** SHA-256 over everything else: a plan that was edited is refused. Absent while it is being made. */
  digest: z.string().optional(),
});
export type RepairPlan = z.infer<typeof repairPlanSchema>;
