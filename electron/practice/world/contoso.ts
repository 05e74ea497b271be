import {
  contosoGroups,
  contosoMailboxes,
  contosoOrganization,
  sharedMailboxUsers,
} from './contoso-mailboxes';
import { contosoDomain, contosoInitialDomain, contosoPeople, contosoSkus } from './contoso-people';
import { assistantApplication, assistantGrant, contosoServicePrincipals } from './contoso-service-principals';
import { vendorApplication } from './contoso-vendor';
import { contosoNames } from './contoso-names';
import { stableId } from './stable-id';
import type { WorldState } from './state';

/** Tenant id of the first world. */
const contosoTenantId = stableId('tenant contoso');

interface ContosoOptions {
  /** That many shared mailboxes (`shared-0001@contoso.example` …) on top; default none. */
  readonly sharedMailboxes?: number;
}

/**
 * The practice tenant's first world, the organisation Contoso (design section 9). The same on every run: all
 * object ids are derived from names, so that tests can compare worlds.
 */
export function contosoWorld(options: ContosoOptions = {}): WorldState {
  const more = options.sharedMailboxes ?? 0;
  const users = [...contosoPeople(), ...sharedMailboxUsers(more)];
  const servicePrincipals = contosoServicePrincipals(contosoTenantId);
  return {
    tenant: {
      id: contosoTenantId,
      displayName: 'Contoso',
      countryLetterCode: 'DE',
      domains: [
        { name: contosoDomain, isInitial: false, isDefault: true, isVerified: true },
        { name: contosoInitialDomain, isInitial: true, isDefault: false, isVerified: true },
      ],
      usersMayRegisterApps: true,
      dns: contosoNames(),
    },
    skus: contosoSkus(),
    users,
    applications: [assistantApplication()],
    foreignApplications: [vendorApplication()],
    servicePrincipals,
    appRoleAssignments: [],
    permissionGrants: assistantGrant(servicePrincipals),
    appManagementPolicy: {
      isEnabled: false,
      passwordAddition: false,
      passwordMaxLifetime: null,
      keyMaxLifetime: null,
    },
    audits: [],
    mailboxes: contosoMailboxes(users, more),
    groups: contosoGroups(),
    exchangeServicePrincipals: [],
    managementScopes: [],
    roleAssignments: [],
    accessPolicies: [],
    organization: contosoOrganization(),
    traces: [],
    outbox: [],
    refusedExternalRecipients: ['refused@partner.example'],
  };
}
