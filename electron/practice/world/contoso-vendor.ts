import { longAgo } from './contoso-service-principals';
import type { ForeignApplication } from './directory-types';
import { graphAppId } from './well-known';
import { stableId } from './stable-id';

/** Client id of the vendor's multi-tenant application that the first world's Entra knows. */
export const vendorAppId = stableId('application Northwind Mailer appId');

/** The vendor's own secret, good for as long as anybody practises; it protects nothing. */
export const vendorSecret = 'Northwind~practice~vendor~secret';

/**
 * A vendor's multi-tenant application (facts 11a): it lives in the vendor's tenant, with the vendor's secret; a
 * customer's tenant gets a service principal of it, by an administrator or by the vendor's consent link.
 */
export function vendorApplication(): ForeignApplication {
  return {
    id: stableId('application Northwind Mailer'),
    appId: vendorAppId,
    ownerTenantId: stableId('tenant northwind'),
    displayName: 'Northwind Mailer',
    uniqueName: null,
    signInAudience: 'AzureADMultipleOrgs',
    tags: [],
    requiredResourceAccess: [
      {
        resourceAppId: graphAppId,
        resourceAccess: [{ id: 'b633e1c5-b582-4048-a93e-9f11b44c7e96', type: 'Role' }],
      },
    ],
    passwordCredentials: [
      {
        keyId: stableId('secret Northwind Mailer'),
        displayName: 'vendor',
        hint: vendorSecret.slice(0, 3),
        secretText: vendorSecret,
        startDateTime: longAgo,
        endDateTime: '2099-12-31T00:00:00.000Z',
      },
    ],
    keyCredentials: [],
    publicClientRedirectUris: [],
    isFallbackPublicClient: false,
    owners: [],
    properties: { web: { redirectUris: ['https://mailer.northwind.example/consented'] } },
    createdDateTime: longAgo,
    deletedDateTime: null,
  };
}
