import { z } from 'zod';
import { rungSchema } from '../ladder';
import { checkSchema } from '../plan';
import { operationSchema, operationStepSchema } from './operation';
import { practiceStateSchema, signInStateSchema, targetSchema } from './sign-in';

/** What main holds and the window shows: asked for once, kept up by events. */
export const deskStateSchema = z.object({
  /** Number of the last event that is in it. */
  seq: z.number().int().nonnegative(),
  target: targetSchema.nullable(),
  practice: practiceStateSchema,
  signIn: signInStateSchema,
  operation: operationSchema.nullable(),
  /** Counts up with every change of the setups kept here, so that lists are read again. */
  setupsVersion: z.number().int().nonnegative(),
  /** Something was set aside or recovered: said once, on top. */
  notices: z.array(z.object({ id: z.string(), text: z.string() })),
});
export type DeskState = z.infer<typeof deskStateSchema>;

const base = { seq: z.number().int().positive() };

/** Numbered, without a gap; whoever sees one asks for the state again. */
export const deskEventSchema = z.discriminatedUnion('type', [
  z.object({ ...base, type: z.literal('target'), target: targetSchema.nullable() }),
  z.object({ ...base, type: z.literal('practice'), practice: practiceStateSchema }),
  z.object({ ...base, type: z.literal('sign-in'), signIn: signInStateSchema }),
  /** Begun, ended, or otherwise changed as a whole. */
  z.object({ ...base, type: z.literal('operation'), operation: operationSchema.nullable() }),
  z.object({ ...base, type: z.literal('operation-step'), operation: z.string(), step: operationStepSchema }),
  z.object({ ...base, type: z.literal('operation-note'), operation: z.string(), note: z.string() }),
  z.object({
    ...base,
    type: z.literal('operation-checks'),
    operation: z.string(),
    checks: z.array(checkSchema),
  }),
  z.object({ ...base, type: z.literal('operation-rung'), operation: z.string(), rung: rungSchema }),
  z.object({ ...base, type: z.literal('setups') }),
  z.object({ ...base, type: z.literal('notice'), id: z.string(), text: z.string() }),
]);
export type DeskEvent = z.infer<typeof deskEventSchema>;

type Unnumbered<T> = T extends DeskEvent ? Omit<T, 'seq'> : never;
/** An event before it has its number. */
export type DeskChange = Unnumbered<DeskEvent>;
