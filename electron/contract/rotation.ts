import { z } from 'zod';
import { stepSchema } from './plan';
import { credentialTestSchema } from './receipt';
import { endedStepSchema, runResults, waitingStepsSchema } from './run';
import { setupFileSchema } from './setup-file';

const keySchema = z.object({
  kind: z.enum(['secret', 'certificate']),
  keyId: z.string(),
  /** Its name in Entra. */
  name: z.string().nullable(),
  expires: z.string(),
});

/** How far a rotation is. `none`: there is none; `begun`: the new credential is not there (yet, or any more). */
export const rotationPhases = [
  'none',
  'begun',
  'made',
  'handed-over',
  'seen-working',
  'done',
  'aborted',
  'overtaken',
] as const;
export type RotationPhase = (typeof rotationPhases)[number];

/** What is to be done next, fit for a button. */
export const rotationActs = [
  'nothing',
  'make',
  'try-again',
  'hand-over',
  'await-vendor',
  'remove-old',
  'finish-abort',
] as const;
export type RotationAct = (typeof rotationActs)[number];

/** What was found that does not fit, each with cause, who mends it and how. */
export const rotationFindingIds = [
  'new-gone',
  'new-expired',
  'new-lost',
  'new-refused',
  'old-gone',
  'old-expired',
  'old-again',
  'another-rotation',
  'overdue',
] as const;

const findingSchema = z.object({
  id: z.enum(rotationFindingIds),
  finding: z.string(),
  who: z.string(),
  next: z.string(),
});
export type RotationFinding = z.infer<typeof findingSchema>;

/** What speaks for it that the vendor works with the new credential. */
const evidenceSchema = z.object({
  /** `evidence`: seen at the vendor's; `hope`: it may well be so, and nobody saw it. */
  weight: z.enum(['evidence', 'hope']),
  text: z.string(),
});
export type RotationEvidence = z.infer<typeof evidenceSchema>;

const nextSchema = z.object({
  act: z.enum(rotationActs),
  /** Whom it waits for, as people; empty where nothing is to be done. */
  who: z.string(),
  /** Without a command in it: whoever shows it says how it is done there. */
  text: z.string(),
  /** ISO time; null: no deadline. */
  until: z.string().nullable(),
});
export type RotationNext = z.infer<typeof nextSchema>;

/** A rotation as it stands, without the tenant being read again. */
export const rotationShownSchema = z.object({
  phase: z.enum(rotationPhases),
  startedAt: z.string(),
  startedBy: z.string(),
  old: z.array(keySchema),
  new: keySchema.nullable(),
  /** When the old credential ends, or the day that a person set. */
  deadline: z.object({ at: z.string(), why: z.enum(['old-ends', 'set']) }).nullable(),
  handedOverAt: z.string().nullable(),
  evidence: z.array(evidenceSchema),
  next: nextSchema,
  endedAt: z.string().nullable(),
});
export type RotationShown = z.infer<typeof rotationShownSchema>;

/** What a rotation would do now, to be shown and approved. */
export const rotationPlanSchema = z.object({
  setup: z.string(),
  application: z.string(),
  tenant: z.guid(),
  tenantName: z.string(),
  aim: z.enum(['make', 'remove-old', 'abort']),
  steps: z.array(stepSchema),
  notes: z.array(z.string()),
  /** Key ids of the credentials beside which the new one is made, or which go. */
  old: z.array(z.string()),
  /** Of `make`: what the new credential is to be. */
  wanted: setupFileSchema.shape.credential.unwrap().optional(),
});
export type RotationPlan = z.infer<typeof rotationPlanSchema>;

/** The next step of a rotation as data: written by `rotate --out`, carried out by `apply`. */
export const savedRotationSchema = z.object({
  format: z.literal(1),
  kind: z.literal('rotation'),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  ...rotationPlanSchema.shape,
  /** What was wished when it was made. */
  how: z.object({
    kind: z.enum(['secret', 'certificate']).optional(),
    months: z.number().int().optional(),
    file: z.string().optional(),
    by: z.string().optional(),
    /** Of an abort: who told the vendor to stay with the old credential. */
    confirm: z.string().optional(),
    abort: z.boolean().optional(),
    takeOver: z.boolean().optional(),
  }),
  /** SHA-256 over everything else: a plan that was edited is refused. Absent while it is being made. */
  digest: z.string().optional(),
});
export type SavedRotation = z.infer<typeof savedRotationSchema>;

export const rotateDocumentSchema = z.object({
  format: z.literal(1),
  command: z.literal('rotate'),
  setup: z.string(),
  tenant: z.guid(),
  tenantName: z.string(),
  application: z.string(),
  clientId: z.string().nullable(),
  /** Of the steps; `nothing-to-do`: there were none to run now. */
  result: z.enum(['planned', ...runResults]),
  rotation: rotationShownSchema.nullable(),
  findings: z.array(findingSchema),
  steps: z.array(endedStepSchema),
  /** Steps that wait, by whom or what they wait for. */
  waitsFor: z.array(waitingStepsSchema),
  notes: z.array(z.string()),
  /** The token that was asked for with the new credential; null: not asked, or only the vendor has the key. */
  test: credentialTestSchema.nullable(),
  /** Where the new credential is kept, in words; null: only the vendor has it. */
  keptIn: z.string().nullable(),
  /** What a setup file should say from now on; null: nothing else than it says. */
  setupFile: z.string().nullable(),
  /** Only of `planned`: what would be done, and where it was saved. */
  plan: savedRotationSchema.optional(),
  savedAs: z.string().optional(),
});
export type RotateDocument = z.infer<typeof rotateDocumentSchema>;
