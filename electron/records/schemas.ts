import { z } from 'zod';
import type { JournalEntry } from '../contract/journal';
import { stepSchema } from '../contract/plan';
import { signOffSchema } from '../contract/go-live';
import { keptReviewSchema, reviewBaseSchema } from '../contract/review';
import { acceptanceSchema, effectSchema, proofDocumentSchema, provenWithSchema } from '../contract/proof';
import { credentialTests, credentialTestSchema } from '../contract/receipt';
import { removalProofSchema } from '../contract/removal';
import { outcomeSchema } from '../contract/run';
import { setupFileSchema } from '../contract/setup-file';
import type { AuditEntry, SetupRecord, SetupSummary } from '../ports/records';
import { rotationSchema } from './rotation-schema';

const time = z.iso.datetime();
const ms = z.number().nonnegative();

const lastRunSchema = z.object({
  time,
  result: z.string(),
  open: z.array(z.string()),
  who: z.array(z.string()).optional(),
  waitsFor: z.string().optional(),
  nextTry: time.optional(),
});

const setupFields = {
  format: z.literal(1),
  id: z.string().min(1),
  tenantId: z.guid(),
  tenantName: z.string(),
  spec: setupFileSchema,
  folder: z.string().min(1).optional(),
  createdAt: time,
  updatedAt: time,
  objects: z.object({
    applicationId: z.string().optional(),
    clientId: z.string().optional(),
    servicePrincipalId: z.string().optional(),
  }),
  credential: z
    .object({ kind: z.enum(['secret', 'certificate']), keyId: z.string(), expires: z.string() })
    .nullable(),
  tried: z.object({ keyId: z.string(), test: credentialTestSchema }).optional(),
  lastRun: lastRunSchema.nullable(),
  stage: z.enum(['test', 'live']).optional(),
  stageProvenAt: time.optional(),
  configured: z.object({ at: time, times: z.object({ idleMs: ms, busyMs: ms, policyMs: ms }) }).optional(),
  left: z.array(z.string()).optional(),
  limit: z.object({ mark: z.string(), since: time }).optional(),
  handedOver: z
    .object({ at: time, keyId: z.string().nullable(), bundles: z.array(z.string()).optional() })
    .optional(),
  rotation: rotationSchema.optional(),
  signOffs: z.array(signOffSchema).optional(),
  takenOver: z
    .object({
      by: z.string(),
      at: time,
      bundle: z.string(),
      notedAt: time,
      keyId: z.string().nullable(),
      test: z.enum(credentialTests).nullable(),
      confirmed: z.boolean(),
    })
    .optional(),
  removal: z
    .object({
      begunAt: time,
      lastRun: lastRunSchema,
      done: z.array(z.object({ at: time, by: z.string(), what: z.string() })),
      proof: removalProofSchema.nullable(),
      removedAt: time.nullable(),
    })
    .optional(),
  reviews: z.array(keptReviewSchema).optional(),
  acceptance: acceptanceSchema.optional(),
};

const lastProofFields = {
  time,
  verdict: z.enum(['proven', 'failed', 'not-yet-effective', 'unknown']),
  rounds: z.number().int().nonnegative(),
  effect: effectSchema.optional(),
};

export const setupRecordSchema: z.ZodType<SetupRecord> = z.object({
  ...setupFields,
  reviewBase: reviewBaseSchema.optional(),
  reviewSeen: reviewBaseSchema.optional(),
  lastProof: z.object({ ...lastProofFields, document: proofDocumentSchema.optional() }).nullable(),
});

/** What a list shows of a setup; the pages of its proof are not looked at. */
export const setupSummarySchema: z.ZodType<SetupSummary> = z.object({
  ...setupFields,
  lastProof: z
    .object({
      ...lastProofFields,
      document: z.object({ provenWith: provenWithSchema.optional() }).optional(),
    })
    .nullable(),
});

const ofStep = { runId: z.string(), time, stepId: z.string(), kind: z.string() };

export const journalEntrySchema: z.ZodType<JournalEntry> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('run'), runId: z.string(), time, planId: z.string(), by: z.string() }),
  z.object({ type: z.literal('intent'), ...ofStep, input: stepSchema.shape.input }),
  z.object({ type: z.literal('outcome'), ...ofStep, outcome: outcomeSchema }),
]);

export const auditEntrySchema: z.ZodType<AuditEntry> = z.object({
  time,
  who: z.string(),
  what: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
});
