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
    .describe('The vendor looks for Mail.Send in the token: it refuses to work with rbac scoping alone.'),
  credentialKinds: z
    .array(z.enum(['secret', 'certificate']))
    .min(1)
    .describe('What the vendor can sign in with, the better kind first.'),
} as const;

/** What a vendor's application needs of the tenant; every vendor profile satisfies it. */
export interface VendorNeeds {
  readonly audience: 'AzureADMyOrg' | 'AzureADMultipleOrgs';
  readonly redirectUris: readonly string[];
  readonly delegatedMailSend: boolean;
  readonly checksRolesClaim: boolean;
  readonly credentialKinds: readonly ('secret' | 'certificate')[];
}
