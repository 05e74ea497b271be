import { z } from 'zod';
import {
  applyDocumentSchema,
  handoffResultSchema,
  planDocumentSchema,
  sendDocumentSchema,
} from '../documents';
import { errorFactsSchema } from '../errors';
import { checkSchema } from '../plan';
import { ladderDocumentSchema, rungSchema } from '../ladder';
import { proofDocumentSchema } from '../proof';
import { removeDocumentSchema } from '../removal';
import { reviewDocumentSchema } from '../review';
import { rotateDocumentSchema } from '../rotation';
import { outcomeSchema } from '../run';

/**
 * What a long operation ended with. A handoff's `directory` is the folder's name here, never its path; a run and a test mail
 * name their setup as the window does.
 */
export const operationResultSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('plan'), document: planDocumentSchema }),
  z.object({ kind: z.literal('apply'), document: applyDocumentSchema }),
  z.object({ kind: z.literal('proof'), document: proofDocumentSchema }),
  z.object({ kind: z.literal('send'), document: sendDocumentSchema }),
  z.object({ kind: z.literal('ladder'), document: ladderDocumentSchema }),
  z.object({ kind: z.literal('rotation'), document: rotateDocumentSchema }),
  z.object({ kind: z.literal('review'), document: reviewDocumentSchema }),
  z.object({ kind: z.literal('removal'), document: removeDocumentSchema }),
  z.object({ kind: z.literal('restore'), document: applyDocumentSchema }),
  z.object({
    kind: z.literal('handoff'),
    document: handoffResultSchema,
    /** A new passphrase waits to be taken, once (`handoff.takePassphrase`). */
    passphraseWaits: z.boolean(),
  }),
]);
export type OperationResult = z.infer<typeof operationResultSchema>;
export type OperationKind = OperationResult['kind'];

export const operationStepSchema = z.object({
  id: z.string(),
  summary: z.string(),
  state: z.enum(['open', 'running', 'finished']),
  notes: z.array(z.string()),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  outcome: outcomeSchema.nullable(),
});
export type OperationStep = z.infer<typeof operationStepSchema>;

/** What a person must approve before anything of it is done. */
export const questionSchema = z.object({
  kind: z.enum(['proof-credential', 'rotation', 'removal', 'restore']),
  clientId: z.string(),
  tenantName: z.string(),
  /** What will be done, in order, one sentence each. */
  steps: z.array(z.string()),
});
export type Question = z.infer<typeof questionSchema>;

/** A long operation: one at a time. It stays, finished, until it is dismissed or the next one begins. */
export const operationSchema = z.object({
  id: z.string(),
  kind: z.enum([
    'plan',
    'apply',
    'proof',
    'send',
    'ladder',
    'handoff',
    'rotation',
    'review',
    'removal',
    'restore',
  ]),
  /** Application's name, for the title. */
  title: z.string(),
  /** Setup's id, or the draft's where there is no setup yet. */
  setup: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  cancelling: z.boolean(),
  /** Steps of a run, in the plan's order; empty for the rest. */
  steps: z.array(operationStepSchema),
  /** Of a reading of the tenant: its checks so far, as they came. */
  checks: z.array(checkSchema).optional(),
  /** Of a ladder: its rungs so far. */
  rungs: z.array(rungSchema).optional(),
  /** Lines of progress, oldest first; the last hundred. */
  notes: z.array(z.string()),
  /** What is waited for and until when, where only time is missing. */
  waiting: z.object({ for: z.string(), until: z.iso.datetime() }).nullable(),
  /** What it asks and waits for (`operation.answer`). */
  question: questionSchema.nullable().optional(),
  outcome: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('finished'), result: operationResultSchema }),
      z.object({ kind: z.literal('failed'), error: errorFactsSchema }),
    ])
    .nullable(),
});
export type Operation = z.infer<typeof operationSchema>;

/** What starting one answers; the rest comes as events. */
export const startedSchema = z.object({ operation: z.string() });
