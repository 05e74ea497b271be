import { z } from 'zod';
import { errorFactsSchema } from './errors';

const outputs = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
/** Non-secret results of a step that later steps may refer to. */
export type StepOutputs = z.infer<typeof outputs>;

/**
 * How a step ended. `unknown`: sent, no answer, and observing again could not tell; never repeated blindly.
 * `waiting`: the tenant needs time before this step can go on (e.g. a policy that does not bite yet).
 */
export const outcomeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('applied'), outputs, note: z.string().optional() }),
  z.object({ kind: z.literal('already-in-place'), outputs, note: z.string().optional() }),
  z.object({ kind: z.literal('needs-person'), who: z.string(), reason: z.string() }),
  z.object({ kind: z.literal('waiting'), for: z.string(), nextTry: z.iso.datetime().optional() }),
  z.object({ kind: z.literal('blocked'), by: z.array(z.string()) }),
  z.object({ kind: z.literal('failed'), error: errorFactsSchema }),
  z.object({ kind: z.literal('unknown'), error: errorFactsSchema }),
  z.object({ kind: z.literal('cancelled') }),
]);
export type Outcome = z.infer<typeof outcomeSchema>;

/** How a run ended that had to be approved first. */
export const runResults = [
  ...(['done', 'nothing-to-do', 'failed', 'needs-person'] as const),
  ...(['waiting', 'cancelled', 'not-approved'] as const),
] as const;

/** A step as the document of a run lists it. */
export const endedStepSchema = z.object({ id: z.string(), summary: z.string(), outcome: outcomeSchema });

/** Steps that wait, by whom or what they wait for. */
export const waitingStepsSchema = z.object({
  who: z.string(),
  reason: z.string(),
  steps: z.array(z.string()),
});

const base = { runId: z.string(), seq: z.number().int().positive(), time: z.iso.datetime() };

/** Numbered events of a run: a late listener can order them and see gaps. */
export const runEventSchema = z.discriminatedUnion('type', [
  z.object({ ...base, type: z.literal('run-started'), planId: z.string(), steps: z.number().int() }),
  z.object({ ...base, type: z.literal('step-started'), stepId: z.string(), summary: z.string() }),
  z.object({ ...base, type: z.literal('step-note'), stepId: z.string(), note: z.string() }),
  z.object({ ...base, type: z.literal('step-finished'), stepId: z.string(), outcome: outcomeSchema }),
  z.object({
    ...base,
    type: z.literal('run-finished'),
    result: z.enum(['done', 'failed', 'needs-person', 'waiting', 'cancelled']),
  }),
]);
export type RunEvent = z.infer<typeof runEventSchema>;
export type RunResult = Extract<RunEvent, { type: 'run-finished' }>['result'];
