import { z } from 'zod';

/** The clouds that a reading application can be in; `practice` keeps files of a practice tenant apart from real ones. */
export const unattendedClouds = ['global', 'gcchigh', 'dod', 'china', 'practice'] as const;

/** What is known of a tenant's reading application and its certificate; nothing of it is secret. */
export const unattendedFacts = {
  format: z.literal(1),
  cloud: z.enum(unattendedClouds),
  tenantId: z.guid(),
  tenantName: z.string(),
  organization: z
    .string()
    .min(1)
    .describe("The tenant's initial domain (.onmicrosoft.com), by which Exchange knows it."),
  domains: z
    .array(z.string())
    .optional()
    .describe('Its verified domains, by which people name it. Absent in older ones.'),
  clientId: z.guid(),
  objectId: z.guid().describe('Of its service principal (Enterprise application).'),
  name: z.string().min(1),
  thumbprint: z
    .string()
    .regex(/^[0-9A-F]{40}$/u)
    .describe('SHA-1 of the certificate, upper-case hex, as Entra shows it.'),
  expires: z.iso.datetime().describe('When the certificate ends.'),
};

/**
 * The file with which a scheduled job signs in as a tenant's reading application: all it needs, the private key sealed
 * with a passphrase. It may lie in a repository; the passphrase may not.
 */
export const unattendedFileSchema = z.strictObject({
  ...unattendedFacts,
  kind: z.literal('sendwright-unattended'),
  sealed: z
    .base64()
    .min(1)
    .describe('AES-256 ZIP with the certificate, its private key, and once more what stands beside it.'),
});
export type UnattendedFile = z.infer<typeof unattendedFileSchema>;
