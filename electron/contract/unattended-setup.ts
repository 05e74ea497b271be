import { z } from 'zod';
import { stepSchema } from './plan';
import { removalProofSchema } from './removal';
import { endedStepSchema, runResults, waitingStepsSchema } from './run';

/** Setting up, renewing and taking back a tenant's reading application: `sendwright unattended`. */

const excessSchema = z.object({
  what: z.enum([
    'permission',
    'directory-role',
    'exchange-role',
    'delegated',
    'secret',
    'certificate',
    'owner',
    'identifier-uri',
  ]),
  name: z.string(),
  severity: z.enum(['high', 'medium']),
  finding: z.string(),
  /** What a person does about it; null: a step of the plan takes it away. */
  next: z.string().nullable(),
});
/** Something that the reading application holds beyond what it is to hold. */
export type UnattendedExcess = z.infer<typeof excessSchema>;

const openSchema = z.object({
  what: z.enum(['exchange-roles', 'sign-in-blocked']),
  finding: z.string(),
  who: z.string(),
  next: z.string(),
});
/** Something that no step settles: it could not be looked at, or only a person can change it. */
export type UnattendedOpen = z.infer<typeof openSchema>;

export const unattendedPlanSchema = z.object({
  aim: z.enum(['set-up', 'remove']),
  application: z.string(),
  clientId: z.guid().nullable(),
  tenantId: z.guid(),
  tenantName: z.string(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  steps: z.array(stepSchema),
  excess: z.array(excessSchema),
  notes: z.array(z.string()),
  /** What no step settles: where there is any, not everything is in place. */
  open: z.array(openSchema),
});
/** What would be done, as data. */
export type UnattendedPlan = z.infer<typeof unattendedPlanSchema>;

const seenSchema = z.object({
  /** `waiting`: configured, not yet effective; `not-looked`: nobody could ask from here. */
  status: z.enum(['works', 'waiting', 'failed', 'not-looked']),
  finding: z.string(),
});

export const unattendedDocumentSchema = z.object({
  format: z.literal(1),
  command: z.literal('unattended'),
  tenant: z.guid(),
  tenantName: z.string(),
  application: z.string(),
  clientId: z.guid().nullable(),
  result: z.enum(runResults),
  plan: unattendedPlanSchema,
  steps: z.array(endedStepSchema),
  waitsFor: z.array(waitingStepsSchema),
  /** When what only time can help is worth trying again. */
  nextTry: z.iso.datetime().nullable(),
  /** The certificate with which this computer signs in; null: none is kept here. */
  certificate: z
    .object({
      thumbprint: z.string(),
      expires: z.iso.datetime(),
      daysLeft: z.number().int(),
      keptIn: z.string(),
    })
    .nullable(),
  /** What was seen by signing in as the application; null: nothing was tried. */
  seen: z.object({ token: seenSchema, graph: seenSchema, exchange: seenSchema }).nullable(),
  /** Whether anything is left of it; only after it was taken back. */
  proof: removalProofSchema.nullable(),
  notes: z.array(z.string()),
  /** The sealed file that was written, and that of a passphrase made for it. */
  savedAs: z.string().nullable(),
  passphraseFile: z.string().nullable(),
});
export type UnattendedDocument = z.infer<typeof unattendedDocumentSchema>;
/** What signing in as the application showed. */
export type UnattendedSeenWorking = NonNullable<UnattendedDocument['seen']>;
