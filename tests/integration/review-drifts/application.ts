import { stableId } from '../../../electron/practice/world/stable-id';
import { graphAppId } from '../../../electron/practice/world/well-known';
import { existingOf, ownApplication } from '../../support/job';
import { secret } from '../lint-traps';
import { type DriftMade } from './hands';

/** The application. */
export const applicationMade: readonly DriftMade[] = [
  {
    name: 'the application was deleted',
    make: (tenant) => {
      ownApplication(tenant).deletedDateTime = tenant.world.clock.iso();
    },
    finds: ['application-deleted'],
    says: /was deleted, and can be restored/u,
    steps: ['application.restore'],
  },
  {
    name: 'the enterprise application was deleted',
    make: (tenant) => {
      existingOf(tenant).principal.deletedDateTime = tenant.world.clock.iso();
      // Exchange's part goes with it.
      tenant.world.state.exchangeServicePrincipals = [];
      tenant.world.state.roleAssignments = [];
    },
    finds: ['principal-removed'],
    says: /no enterprise application/u,
    steps: ['servicePrincipal.ensure', 'exchange.pointer', 'exchange.role-assignment'],
  },
  {
    name: 'the application was renamed',
    make: (tenant) => void (ownApplication(tenant).displayName = 'Mailer'),
    finds: ['application-renamed'],
    says: /is called "Mailer"/u,
    steps: ['application.ensure'],
  },
  {
    name: 'the tag was taken off',
    make: (tenant) => void (ownApplication(tenant).tags = []),
    finds: ['marker-removed'],
    says: /tag sendwright is missing/u,
    steps: ['application.ensure'],
  },
  {
    name: 'any tenant may sign in',
    make: (tenant) => void (ownApplication(tenant).signInAudience = 'AzureADMultipleOrgs'),
    finds: ['multi-tenant'],
    says: /AzureADMultipleOrgs/u,
    steps: ['application.ensure'],
  },
  {
    name: 'a redirect URI was added',
    make: (tenant) => {
      ownApplication(tenant).properties['web'] = { redirectUris: ['https://evil.example/back'] };
    },
    finds: ['redirect-added'],
    says: /evil\.example/u,
  },
  {
    name: 'an owner was added',
    make: (tenant) => void ownApplication(tenant).owners.push(stableId('user anna@contoso.example')),
    finds: ['owner-added'],
    says: /anna@contoso\.example is an owner/u,
  },
  {
    name: 'an owner was exchanged',
    make: (tenant) => void (ownApplication(tenant).owners = [stableId('user anna@contoso.example')]),
    finds: ['owner-added', 'owner-removed'],
    says: /anna@contoso\.example is an owner/u,
  },
  {
    name: 'nobody is the owner any more',
    make: (tenant) => void (ownApplication(tenant).owners = []),
    finds: ['no-owner'],
    says: /empty/u,
  },
  {
    name: 'other permissions are declared',
    make: (tenant) => {
      const access = { id: stableId('any role'), type: 'Role' as const };
      ownApplication(tenant).requiredResourceAccess.push({
        resourceAppId: graphAppId,
        resourceAccess: [access],
      });
    },
    finds: ['declared-added'],
    says: /application permission/u,
  },
  {
    name: 'the enterprise application was switched off',
    make: (tenant) => void (existingOf(tenant).principal.accountEnabled = false),
    finds: ['principal-disabled'],
    says: /switched off/u,
  },
  {
    name: 'only assigned people may sign in',
    make: (tenant) => void (existingOf(tenant).principal.appRoleAssignmentRequired = true),
    finds: ['principal-assignment'],
    says: /assigned/u,
  },
];

/** Its credential. */
export const credentialMade: readonly DriftMade[] = [
  {
    name: 'a client secret was added',
    make: (tenant) => void ownApplication(tenant).passwordCredentials.push(secret(-1, 100)),
    finds: ['credential-unused', 'several-secrets'],
    says: /is not the one that was handed over/u,
  },
  {
    name: 'our client secret was removed',
    make: (tenant) => void (ownApplication(tenant).passwordCredentials = []),
    finds: ['credential-removed'],
    says: /The secret .* is not there/u,
    steps: ['credential.secret'],
  },
  {
    name: 'the client secret ends within a month',
    make: ({ world }) => world.clock.advance(160 * 24 * 3600),
    finds: ['credential-expiring', 'proof-old'],
    says: /ends in \d+ days/u,
  },
  {
    name: 'the client secret has ended',
    make: ({ world }) => world.clock.advance(181 * 24 * 3600),
    finds: ['credential-expired', 'proof-old'],
    says: /gets no token/u,
    steps: ['credential.secret'],
  },
  {
    name: 'the tenant forbids new client secrets',
    make: ({ world }) =>
      void Object.assign(world.state.appManagementPolicy, { isEnabled: true, passwordAddition: true }),
    finds: ['credential-policy'],
    says: /forbidden/u,
  },
];

/** What is recorded. */
export const recordsMade: readonly DriftMade[] = [
  {
    name: 'mailbox auditing was switched off',
    make: ({ world }) => void (world.state.organization.auditDisabled = true),
    logged: () => ['Set-OrganizationConfig', { AuditDisabled: 'True' }],
    finds: ['auditing-off'],
    says: /off for the whole organisation/u,
  },
  {
    name: 'the unified audit log was switched off',
    make: ({ world }) => void (world.state.organization.unifiedAuditLogIngestionEnabled = false),
    logged: () => ['Set-AdminAuditLogConfig', { UnifiedAuditLogIngestionEnabled: 'False' }],
    finds: ['unified-audit-off'],
    says: /takes no entries/u,
  },
  {
    name: 'three months went by',
    make: ({ world }) => world.clock.advance(95 * 24 * 3600),
    finds: ['proof-old'],
    says: /95 days ago/u,
  },
];
