import { z } from 'zod';
import { provenWithSchema } from './proof';

const fileName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/u, 'expected a plain file name');

const field = { name: z.string().min(1), note: z.string().optional() };

/** One field of the vendor's screen: its value, or where the value is to be had. */
const handoffFieldSchema = z.union([
  z.strictObject({ ...field, value: z.string() }),
  z.strictObject({ ...field, sealed: z.literal(true).describe('The value stands in the sealed part.') }),
  z.strictObject({ ...field, vendorsOwn: z.literal(true).describe('The vendor owns it; we never had it.') }),
]);
export type HandoffField = z.infer<typeof handoffFieldSchema>;

const credentialKind = z.enum(['secret', 'certificate']);

/** Whose public key the sealed part was sealed to, so that the vendor can compare; all of it public. */
export const sealedForSchema = z.strictObject({
  kind: z.enum(['age', 'certificate']),
  name: z.string().describe('The subject of the certificate.'),
  fingerprint: z
    .string()
    .describe('The age recipient itself, or SHA-256 in upper-case hex where it is long or a certificate.'),
  thumbprint: z.string().optional().describe('SHA-1 of the certificate, as Windows shows it.'),
  expiresOn: z.iso.date().optional().describe('The last day of the certificate.'),
});
export type SealedFor = z.infer<typeof sealedForSchema>;

const wayToOpenSchema = z.strictObject({ tool: z.string(), commands: z.array(z.string()).min(1) });
/** One tool that opens the sealed part, and its commands, run in the handoff folder. */
export type WayToOpen = z.infer<typeof wayToOpenSchema>;

/** `handoff.json`, the open part: everything the vendor needs but the credential. No secret in it. */
export const handoffSchema = z.strictObject({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  madeBy: z.string(),
  tenant: z.strictObject({ id: z.guid(), name: z.string(), domain: z.string() }),
  application: z.string(),
  clientId: z.guid(),
  vendor: z.strictObject({ id: z.string(), name: z.string() }),
  scoping: z.enum(['rbac', 'accessPolicy']),
  senders: z.array(z.string()).min(1).describe('The mailboxes that may send, and no other.'),
  outsider: z
    .string()
    .optional()
    .describe('A mailbox that must be refused; named where only the vendor has the key to try it.'),
  scope: z.string().describe('The scope string that the application asks its token for.'),
  endpoints: z.strictObject({
    token: z.url().describe('Where the application gets its token.'),
    sendMail: z.string().describe('Where it sends; {sender} is the mailbox.'),
  }),
  fields: z.array(handoffFieldSchema).describe("The vendor's own fields, in its words and order."),
  credential: z
    .strictObject({
      kind: credentialKind,
      keyId: z.string(),
      expires: z.iso.datetime(),
      thumbprint: z.string().optional().describe('Of a certificate: SHA-1, upper-case hex.'),
      thumbprintSha256: z.string().optional(),
    })
    .nullable()
    .describe("Also the vendor's own certificate; null where the vendor owns the application."),
  expiresOn: z.iso.date().nullable().describe('The day (UTC) the credential ends.'),
  sealed: z
    .strictObject({
      file: fileName,
      howToOpen: z.string(),
      for: sealedForSchema.optional().describe('Left out where a passphrase opens it.'),
      ways: z.array(wayToOpenSchema).optional(),
    })
    .nullable(),
  proof: z
    .strictObject({
      verdict: z.enum(['proven', 'failed', 'not-yet-effective', 'unknown']),
      time: z.iso.datetime(),
      provenWith: provenWithSchema
        .optional()
        .describe(
          'Whose word it is: own-credential: seen with this credential; proof-credential: seen with another one, made for the proof and removed; vendor-report: tested by the vendor, not seen by whoever hands over. Left out where nothing live was tested.',
        ),
    })
    .nullable(),
  cautions: z.array(z.string()).optional().describe('What must be read before anything else.'),
  files: z.array(
    z.strictObject({
      name: fileName,
      bytes: z.number().int().nonnegative(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/u),
    }),
  ),
});
export type Handoff = z.infer<typeof handoffSchema>;

/** `credential.json` inside the sealed part. */
export const sealedCredentialSchema = z.strictObject({
  format: z.literal(1),
  tenantId: z.guid(),
  clientId: z.guid(),
  kind: credentialKind,
  keyId: z.string(),
  expires: z.iso.datetime(),
  /** The client secret's value; absent for a certificate, whose files lie beside this one. */
  value: z.string().min(1).optional(),
  /** Of the certificate: SHA-1 and SHA-256, upper-case hex. */
  thumbprint: z.string().optional(),
  thumbprintSha256: z.string().optional(),
  /** Opens `certificate.pfx`, which lies beside this file. */
  pfxPassphrase: z.string().min(1).optional(),
});
export type SealedCredential = z.infer<typeof sealedCredentialSchema>;
