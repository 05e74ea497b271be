import { z } from 'zod';

const time = z.iso.datetime({ offset: true });
const maybeTime = time.nullable();
const text = z.string();

export const tenantSchema = z.strictObject({
  id: z.guid(),
  displayName: text,
  countryLetterCode: text,
  domains: z.array(
    z.strictObject({ name: text, isInitial: z.boolean(), isDefault: z.boolean(), isVerified: z.boolean() }),
  ),
  usersMayRegisterApps: z.boolean(),
  dns: z.array(z.strictObject({ name: text, type: z.enum(['TXT', 'CNAME']), data: text })).optional(),
  clockAheadSeconds: z.number().optional(),
});

export const skuSchema = z.strictObject({
  skuId: z.guid(),
  skuPartNumber: text,
  enabled: z.number().int().min(0),
  servicePlans: z.array(
    z.strictObject({
      servicePlanId: z.guid(),
      servicePlanName: text,
      appliesTo: z.enum(['User', 'Company']),
    }),
  ),
});

export const userSchema = z.strictObject({
  id: z.guid(),
  userPrincipalName: text,
  displayName: text,
  mail: text.nullable(),
  accountEnabled: z.boolean(),
  usageLocation: text.nullable(),
  userType: z.enum(['Member', 'Guest']),
  password: text.nullable(),
  assignedLicenses: z.array(
    z.strictObject({ skuId: z.guid(), disabledPlans: z.array(text), assignedByGroup: text.nullable() }),
  ),
  roles: z.array(z.guid()),
  signIn: z.strictObject({ mfaRequired: z.boolean(), deviceCodeBlocked: z.boolean() }),
  onPremisesSyncEnabled: z.boolean(),
  createdDateTime: time,
  deletedDateTime: maybeTime,
});

const credential = { keyId: z.guid(), displayName: text.nullable(), startDateTime: time, endDateTime: time };

export const applicationSchema = z.strictObject({
  id: z.guid(),
  appId: z.guid(),
  displayName: text,
  uniqueName: text.nullable(),
  signInAudience: text,
  tags: z.array(text),
  requiredResourceAccess: z.array(
    z.strictObject({
      resourceAppId: z.guid(),
      resourceAccess: z.array(z.strictObject({ id: z.guid(), type: z.enum(['Role', 'Scope']) })),
    }),
  ),
  passwordCredentials: z.array(z.strictObject({ ...credential, hint: text, secretText: text })),
  keyCredentials: z.array(
    z.strictObject({
      ...credential,
      type: text,
      usage: text,
      key: text,
      customKeyIdentifier: text.nullable(),
    }),
  ),
  publicClientRedirectUris: z.array(text),
  isFallbackPublicClient: z.boolean(),
  owners: z.array(text),
  properties: z.record(text, z.unknown()),
  createdDateTime: time,
  deletedDateTime: maybeTime,
});

export const foreignApplicationSchema = applicationSchema.extend({ ownerTenantId: z.guid() });

export const servicePrincipalSchema = z.strictObject({
  id: z.guid(),
  appId: z.guid(),
  appOwnerOrganizationId: text,
  displayName: text,
  accountEnabled: z.boolean(),
  appRoleAssignmentRequired: z.boolean(),
  tags: z.array(text),
  appRoles: z.array(
    z.strictObject({
      id: z.guid(),
      value: text,
      displayName: text,
      description: text,
      allowedMemberTypes: z.array(text),
      isEnabled: z.boolean(),
    }),
  ),
  oauth2PermissionScopes: z.array(
    z.strictObject({
      id: z.guid(),
      value: text,
      type: z.enum(['User', 'Admin']),
      adminConsentDisplayName: text,
      isEnabled: z.boolean(),
    }),
  ),
  roles: z.array(z.guid()).optional(),
  properties: z.record(text, z.unknown()),
  createdDateTime: time,
  deletedDateTime: maybeTime,
});

export const appRoleAssignmentSchema = z.strictObject({
  id: text,
  principalId: z.guid(),
  resourceId: z.guid(),
  appRoleId: z.guid(),
  createdDateTime: time,
});

export const permissionGrantSchema = z.strictObject({
  id: text,
  clientId: z.guid(),
  resourceId: z.guid(),
  principalId: z.guid().nullable(),
  scope: text,
});

export const appManagementPolicySchema = z.strictObject({
  isEnabled: z.boolean(),
  passwordAddition: z.boolean(),
  passwordMaxLifetime: text.nullable(),
  keyMaxLifetime: text.nullable(),
});

export const auditSchema = z.strictObject({
  id: text,
  activityDateTime: time,
  activityDisplayName: text,
  initiatedBy: text,
  targetId: text,
  targetName: text,
});
