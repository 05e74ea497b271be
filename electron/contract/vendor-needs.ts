import { z } from 'zod';

/** The fields of a vendor profile that decide what is set up in the tenant. */
export const vendorNeedsShape = {
  audience: z
    .enum(['AzureADMyOrg', 'AzureADMultipleOrgs'])
    .describe('Single tenant, unless the vendor really signs in from tenants of its own.'),
  redirectUris: z
    .array(z.url())
    .describe('Empty for the client credentials flow; only where the vendor asks for one.'),
  delegatedMailSend: z
    .boolean()
    .describe(
      'The vendor asks for delegated Mail.Send: declared, never consented for all users by Sendwright.',
    ),
  checksRolesClaim: z
    .boolean()
    .nullable()
    .describe(
      'The vendor looks for Mail.Send in the token: it refuses to work with rbac scoping alone. Null: the vendor does not say.',
    ),
  credentialKinds: z
    .array(z.enum(['secret', 'certificate']))
    .min(1)
    .describe('What the vendor can sign in with, the better kind first.'),
  graphSendMailConfirmed: z
    .strictObject({
      by: z.string().min(1).describe('Who said so, and where.'),
      when: z.iso.date().nullable().describe('Null: what it was said in bears no date.'),
    })
    .nullable()
    .describe("Who at the vendor confirmed that it sends through Graph's sendMail; null: nobody yet."),
} as const;

/** What a vendor's application needs of the tenant; every vendor profile satisfies it. */
export interface VendorNeeds {
  readonly audience: 'AzureADMyOrg' | 'AzureADMultipleOrgs';
  readonly redirectUris: readonly string[];
  readonly delegatedMailSend: boolean;
  /** Null: the vendor does not say. */
  readonly checksRolesClaim: boolean | null;
  readonly credentialKinds: readonly ('secret' | 'certificate')[];
  /** Null: nobody has said so yet. */
  readonly graphSendMailConfirmed: { readonly by: string; readonly when: string | null } | null;
}
