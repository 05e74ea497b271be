import { z } from 'zod';

const text = z.string().max(500);

/** What became of one test mail, told by the service's code and never by its words. */
const sendSchema = z.strictObject({
  mailbox: text,
  role: z.enum(['sender', 'outsider']),
  outcome: z.enum(['accepted', 'denied', 'no-mailbox', 'full', 'not-ready', 'unknown', 'not-tried']),
  status: z.number().int().nullable(),
  code: text.nullable(),
  time: z.iso.datetime().nullable(),
  requestId: text.nullable(),
  /** Stands in the subject, so that the message trace finds the mail. */
  marker: z.string().regex(/^[0-9a-z]{0,32}$/u, 'expected letters and digits'),
});

/**
 * What the vendor's own `sendwright prove --handoff` writes and the consultant's `prove --vendor-result` takes back. No
 * secret in it. Bound to tenant, application, handoff and time, and signed with the key where that is a certificate's.
 */
export const vendorResultSchema = z.strictObject({
  format: z.literal(1),
  kind: z.literal('sendwright-vendor-result'),
  madeBy: text,
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  tenant: z.guid(),
  clientId: z.guid(),
  application: text,
  handoffSha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/u)
    .describe('SHA-256 of the handoff.json it was made with.'),
  credential: z.strictObject({
    kind: z.enum(['secret', 'certificate']),
    thumbprintSha256: z
      .string()
      .regex(/^[0-9A-F]{64}$/u)
      .nullable(),
  }),
  token: z.discriminatedUnion('issued', [
    z.strictObject({
      issued: z.literal(true),
      expiresAt: z.iso.datetime(),
      roles: z.array(text).max(200),
    }),
    z.strictObject({ issued: z.literal(false), code: text.nullable(), message: text }),
  ]),
  sends: z.array(sendSchema).max(2000),
  signature: z
    .string()
    .max(4000)
    .nullable()
    .describe('RSA-SHA256 over the rest as canonical JSON, base64; null for a secret.'),
  confirmation: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/u)
    .optional()
    .describe(
      'Of a secret: HMAC-SHA-256 over the rest, its key derived from the secret, so that whoever has it too can tell with which one this was made.',
    ),
});
export type VendorResult = z.infer<typeof vendorResultSchema>;
export type VendorSend = VendorResult['sends'][number];
