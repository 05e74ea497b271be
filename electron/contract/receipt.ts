import { z } from 'zod';

/** What a token for the application said of its credential. */
export const credentialTests = [
  /** Entra gave a token. */
  'works',
  /** Entra does not take it: another secret or certificate, or another application. */
  'wrong',
  'expired',
  /** Entra takes it, and a policy of the tenant (Conditional Access, 53003) refuses the sign-in from here. */
  'blocked',
  /** Refused for another reason. */
  'refused',
  /** Nobody answered: nothing is known of it. */
  'unreachable',
  /** Not asked. */
  'skipped',
] as const;

/** One token asked for with the credential; no secret in it. */
export const credentialTestSchema = z.strictObject({
  result: z.enum(credentialTests),
  time: z.iso.datetime(),
  /** What was found, and who can mend it and how where it does not work. */
  message: z.string(),
  who: z.string().nullable(),
  next: z.string().nullable(),
  /** The service's own, so that the customer finds the sign-in in its logs. */
  serviceCode: z.string().nullable(),
  requestId: z.string().nullable(),
});
export type CredentialTest = z.infer<typeof credentialTestSchema>;

/** What the vendor's side writes when it has taken a handoff over, and the consultant's takes in. No secret in it. */
export const receiptSchema = z.strictObject({
  format: z.literal(1),
  document: z.literal('receipt'),
  receivedAt: z.iso.datetime(),
  receivedBy: z.string().min(1).max(200).describe('Who took it over.'),
  bundle: z
    .string()
    .regex(/^[0-9a-f]{64}$/u)
    .describe('SHA-256 of handoff.json, which lists the checksums of all other files.'),
  handedOverAt: z.iso.datetime().describe('When the handoff was made, as it says itself.'),
  tenant: z.guid(),
  application: z.string(),
  clientId: z.guid(),
  vendor: z.string(),
  credential: z
    .strictObject({ kind: z.enum(['secret', 'certificate']), keyId: z.string(), expires: z.iso.datetime() })
    .nullable()
    .describe('The credential that was opened; null where the vendor holds its own.'),
  test: credentialTestSchema.nullable().describe('Null where there was nothing to test.'),
  confirmation: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/u)
    .nullable()
    .describe(
      'HMAC-SHA-256 over the receipt, its key derived from the credential: only who opened it can make it, and it tells nothing of it.',
    ),
});
export type Receipt = z.infer<typeof receiptSchema>;
