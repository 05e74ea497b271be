import { z } from 'zod';
import { errorFactsSchema } from './errors';
import { sealedForSchema } from './handoff';
import { planSchema } from './plan';
import { forecastSchema } from './preflight';
import { acceptanceSchema, effectSchema, provenWithSchema } from './proof';
import { rotationShownSchema } from './rotation';
import { credentialTests, credentialTestSchema, receiptSchema } from './receipt';
import { reviewVerdicts } from './review';
import { endedStepSchema, runResults, waitingStepsSchema } from './run';

/** What each command prints with `--json`: one document, `format: 1`. The proof's stands in proof.ts. */

export const planDocumentSchema = z.object({
  format: z.literal(1),
  command: z.literal('plan'),
  /** `blocked`: a check failed, so this plan cannot be applied. */
  verdict: z.enum(['ready', 'nothing-to-do', 'blocked']),
  plan: planSchema,
  /** Steps that the signed-in person may not do, and who may. */
  waitsFor: z.array(waitingStepsSchema),
  savedAs: z.string().nullable(),
  /** What would fail and who must act, also of steps that are not planned because a check failed. */
  forecast: forecastSchema.optional(),
  /** The script of the Exchange part that was written; absent where none was asked for, null where none was needed. */
  exchangeScript: z.string().nullable().optional(),
});
export type PlanDocument = z.infer<typeof planDocumentSchema>;

export const applyDocumentSchema = z.object({
  format: z.literal(1),
  command: z.literal('apply'),
  setup: z.string(),
  tenant: z.guid(),
  application: z.string(),
  clientId: z.string().nullable(),
  result: z.enum(runResults),
  steps: z.array(endedStepSchema),
  /** What is still open and who can do it. */
  waitsFor: z.array(waitingStepsSchema),
  /** When what only time can help is worth trying again; null where nothing waits for time. */
  nextTry: z.iso.datetime().nullable().optional(),
  notes: z.array(z.string()),
  credential: z
    .object({
      kind: z.string(),
      expires: z.string(),
      keptIn: z.string(),
      /** The token that was asked for with it; null where it could not be tried here. */
      test: credentialTestSchema.nullable().optional(),
    })
    .nullable(),
});
export type ApplyDocument = z.infer<typeof applyDocumentSchema>;

export const sendDocumentSchema = z.object({
  format: z.literal(1),
  command: z.literal('send'),
  setup: z.string(),
  from: z.string(),
  to: z.string(),
  /** `accepted` is 202: taken for delivery, not delivered. */
  result: z.enum(['accepted', 'refused']),
  subject: z.string(),
  time: z.string(),
  requestId: z.string().nullable(),
  refusal: z
    .object({ status: z.number().int(), code: z.string(), message: z.string(), meaning: z.string() })
    .nullable(),
});
export type SendDocument = z.infer<typeof sendDocumentSchema>;

export const setupStates = [
  'planned',
  'partly-applied',
  'failed',
  'configured',
  'not-yet-effective',
  'proven',
  'proof-failed',
  'expired',
  'removing',
  'removed',
] as const;

export const statusDocumentSchema = z.object({
  format: z.literal(1),
  command: z.literal('status'),
  setups: z.array(
    z.object({
      id: z.string(),
      tenant: z.guid(),
      tenantName: z.string(),
      /** As the setup file names the tenant. Absent in older documents. */
      domain: z.string().optional(),
      application: z.string(),
      clientId: z.string().nullable(),
      scoping: z.enum(['rbac', 'accessPolicy']),
      senders: z.array(z.string()),
      state: z.enum(setupStates),
      /** Only where the setup file has a test stage; in `test` its mailbox alone stands among the senders. */
      stage: z.enum(['test', 'live']).nullable().optional(),
      credential: z.object({ kind: z.string(), expires: z.string(), daysLeft: z.number().int() }).nullable(),
      lastProof: z
        .object({
          time: z.string(),
          verdict: z.string(),
          /** Absent where nothing live was tested. */
          provenWith: provenWithSchema.optional(),
        })
        .nullable(),
      /** Only while it is configured and not yet effective. */
      effect: effectSchema.nullable().optional(),
      /** Who took the handoff over, by the vendor's receipt; `isCurrent`: with the credential of today. */
      takenOver: z
        .object({
          by: z.string(),
          at: z.iso.datetime(),
          test: z.enum(credentialTests).nullable(),
          isCurrent: z.boolean(),
        })
        .nullable()
        .optional(),
      /** Since when the vendor's own system was seen to send; null: never yet, since the last handoff. */
      acceptance: acceptanceSchema.nullable().optional(),
      /** When it was seen that nothing of it is left; only with `removed`. */
      removedAt: z.iso.datetime().optional(),
      /** Whether it needs somebody; why, the most urgent first; and whom it waits for. Absent in older documents. */
      due: z.enum(['now', 'soon', 'none']).optional(),
      because: z.array(z.string()).optional(),
      waitsFor: z.string().nullable().optional(),
      /** Its reviews; absent in older documents and where it was taken back. */
      review: z
        .object({
          /** The last one, and what it left open by severity; null: none yet. */
          last: z
            .object({
              at: z.iso.datetime(),
              by: z.string(),
              verdict: z.enum(reviewVerdicts),
              open: z.object({ high: z.number(), medium: z.number(), low: z.number(), unknown: z.number() }),
            })
            .nullable(),
          next: z.iso.date(),
          isOverdue: z.boolean(),
          signedBy: z.string().nullable(),
        })
        .optional(),
      /** A rotation of the credential under way, or how the last one ended; absent where there was none. */
      rotation: rotationShownSchema.optional(),
      /** Steps still open after the last run. */
      open: z.array(z.string()),
      /** What a person should do next. */
      next: z.string(),
    }),
  ),
  /** The reading applications of scheduled jobs, one a tenant; absent where one setup alone was asked for. */
  unattended: z
    .array(
      z.object({
        tenant: z.guid(),
        tenantName: z.string(),
        /** The tenant's initial domain. */
        domain: z.string(),
        application: z.string(),
        clientId: z.guid(),
        expires: z.iso.datetime(),
        daysLeft: z.number().int(),
        due: z.enum(['now', 'soon', 'none']),
        because: z.array(z.string()),
        next: z.string(),
      }),
    )
    .optional(),
});
export type StatusDocument = z.infer<typeof statusDocumentSchema>;

export const handoffResultSchema = z.object({
  format: z.literal(1),
  command: z.literal('handoff'),
  setup: z.string(),
  /** Null where only the as-built document was asked for. */
  directory: z.string().nullable(),
  files: z.array(z.string()),
  expires: z.string().nullable(),
  /** The last proof's verdict at this moment; null where there was none. */
  proof: z.enum(['proven', 'failed', 'not-yet-effective', 'unknown']).nullable(),
  /** Whose public key it was sealed to; null: a passphrase opens it, or nothing is sealed. */
  sealedFor: sealedForSchema.nullable(),
  passphraseFile: z.string().nullable(),
  /** The as-built document for the customer; absent where none was asked for. */
  asBuilt: z.string().optional(),
});
export type HandoffResult = z.infer<typeof handoffResultSchema>;

export const openDocumentSchema = z.object({
  format: z.literal(1),
  command: z.literal('open'),
  application: z.string(),
  clientId: z.string(),
  tenant: z.string(),
  vendor: z.string(),
  senders: z.array(z.string()),
  expires: z.string().nullable(),
  /** `sealed`: not opened, nothing given to open it; `opened`: passphrase or key fits and the content is whole. */
  credential: z.enum(['none', 'sealed', 'opened']),
  /** Whose private key opens it; null: a passphrase does, or nothing is sealed. */
  sealedFor: sealedForSchema.nullable(),
  /** SHA-256 of handoff.json: what a receipt names the folder by. */
  bundle: z.string(),
  /** Files in the folder that the handoff does not know. */
  strangers: z.array(z.string()),
  /** What Entra said to the credential; null where it stayed sealed or there is none. */
  test: credentialTestSchema.nullable(),
  /** The receipt that was asked for. */
  receipt: receiptSchema.nullable(),
  credentialFile: z.string().nullable(),
});
export type OpenDocument = z.infer<typeof openDocumentSchema>;

export const receiptDocumentSchema = z.object({
  format: z.literal(1),
  command: z.literal('receipt'),
  setup: z.string(),
  receivedBy: z.string(),
  receivedAt: z.iso.datetime(),
  test: credentialTestSchema.nullable(),
  /** Whether it was made with the credential itself, compared with the one kept here; false: that cannot be told. */
  confirmed: z.boolean(),
  /** Whether it is for the last folder that was handed over, not for an earlier one. */
  isLast: z.boolean(),
});
/** What taking a receipt in prints with `--json`. */
export type ReceiptDocument = z.infer<typeof receiptDocumentSchema>;

export const consentDocumentSchema = z.object({
  format: z.literal(1),
  command: z.literal('consent'),
  clientId: z.string(),
  /** `everyone`: given by an administrator for all users; never removed by us. */
  consents: z.array(
    z.object({
      id: z.string(),
      for: z.enum(['me', 'someone-else', 'everyone']),
      scopes: z.array(z.string()),
      removed: z.boolean(),
    }),
  ),
});
export type ConsentDocument = z.infer<typeof consentDocumentSchema>;

/** What any command prints with `--json` where it failed before it had a document of its own. */
export const errorDocumentSchema = z.object({ format: z.literal(1), error: errorFactsSchema });
