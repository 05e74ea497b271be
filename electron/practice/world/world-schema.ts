import { z } from 'zod';
import {
  applicationSchema,
  appManagementPolicySchema,
  appRoleAssignmentSchema,
  auditSchema,
  foreignApplicationSchema,
  permissionGrantSchema,
  servicePrincipalSchema,
  skuSchema,
  tenantSchema,
  userSchema,
} from './directory-schemas';
import {
  accessPolicySchema,
  exchangeServicePrincipalSchema,
  groupSchema,
  mailboxSchema,
  mailItemSchema,
  managementScopeSchema,
  organizationSchema,
  roleAssignmentSchema,
  traceSchema,
} from './exchange-schemas';
import type { WorldState } from './state';

/** The lists that a world file may add to. */
const lists = {
  users: z.array(userSchema),
  applications: z.array(applicationSchema),
  foreignApplications: z.array(foreignApplicationSchema),
  servicePrincipals: z.array(servicePrincipalSchema),
  appRoleAssignments: z.array(appRoleAssignmentSchema),
  permissionGrants: z.array(permissionGrantSchema),
  mailboxes: z.array(mailboxSchema),
  groups: z.array(groupSchema),
  exchangeServicePrincipals: z.array(exchangeServicePrincipalSchema),
  managementScopes: z.array(managementScopeSchema),
  roleAssignments: z.array(roleAssignmentSchema),
  accessPolicies: z.array(accessPolicySchema),
  refusedExternalRecipients: z.array(z.string()),
};

/** A whole saved state. */
export const worldStateSchema: z.ZodType<WorldState> = z.strictObject({
  ...lists,
  tenant: tenantSchema,
  skus: z.array(skuSchema),
  appManagementPolicy: appManagementPolicySchema,
  audits: z.array(auditSchema),
  organization: organizationSchema,
  traces: z.array(traceSchema),
  outbox: z.array(mailItemSchema),
});

/** What a world may be changed by: parts of the single objects, of members of lists by their name, and additions. */
const changes = {
  tenant: tenantSchema.partial().optional(),
  organization: organizationSchema.partial().optional(),
  appManagementPolicy: appManagementPolicySchema.partial().optional(),
  /** By user principal name. */
  users: z.record(z.string(), userSchema.omit({ id: true }).partial()).optional(),
  /** By any of their addresses. */
  mailboxes: z.record(z.string(), mailboxSchema.omit({ guid: true }).partial()).optional(),
  /** By part number, e.g. ENTERPRISEPACK. */
  skus: z.record(z.string(), skuSchema.omit({ skuId: true }).partial()).optional(),
  add: z.strictObject(lists).partial().optional(),
};

/** Changes to a world that is there. */
export const worldPatchSchema = z.strictObject(changes);
export type WorldPatch = z.infer<typeof worldPatchSchema>;

/** The first world, changed. */
export const worldVariantSchema = z.strictObject({
  extends: z.literal('contoso'),
  sharedMailboxes: z.number().int().min(0).max(100_000).optional(),
  ...changes,
});
