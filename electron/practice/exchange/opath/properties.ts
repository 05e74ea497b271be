/** How a filterable property may be compared. */
export interface PropertyRule {
  readonly name: string;
  /** `-like` with a wildcard is allowed. */
  readonly wildcards: boolean;
  readonly form: 'text' | 'guid' | 'distinguished-name' | 'recipient-type';
}

const rule = (
  name: string,
  form: PropertyRule['form'] = 'text',
  wildcards = form === 'text',
): PropertyRule => ({
  name,
  wildcards,
  form,
});

/**
 * The properties of facts 6.4, and DisplayName (on the same official page, though not in our excerpt).
 * ExternalDirectoryObjectId is a string there, Guid and ExchangeGuid are not.
 */
const rules: readonly PropertyRule[] = [
  rule('ExternalDirectoryObjectId'),
  rule('Guid', 'guid'),
  rule('ExchangeGuid', 'guid'),
  rule('DistinguishedName', 'distinguished-name'),
  rule('UserPrincipalName'),
  rule('Alias'),
  rule('Name'),
  rule('DisplayName'),
  rule('EmailAddresses'),
  rule('PrimarySmtpAddress'),
  ...Array.from({ length: 15 }, (_, index) => rule(`CustomAttribute${index + 1}`)),
  rule('MemberOfGroup', 'distinguished-name'),
  rule('RecipientTypeDetails', 'recipient-type'),
];

const byLowerName = new Map(rules.map((one) => [one.name.toLowerCase(), one]));

/** The rule of a property, whatever its case; null for one that filters do not know. */
export function propertyRule(name: string): PropertyRule | null {
  return byLowerName.get(name.toLowerCase()) ?? null;
}

const recipientTypes = new Set(
  [
    'DiscoveryMailbox',
    'DynamicDistributionGroup',
    'EquipmentMailbox',
    'GroupMailbox',
    'GuestMailUser',
    'MailContact',
    'MailUniversalDistributionGroup',
    'MailUniversalSecurityGroup',
    'MailUser',
    'RemoteSharedMailbox',
    'RemoteUserMailbox',
    'RoomMailbox',
    'SchedulingMailbox',
    'SharedMailbox',
    'TeamMailbox',
    'UserMailbox',
  ].map((name) => name.toLowerCase()),
);

/** Why the value cannot be compared with the property, or null. */
export function propertyValueProblem(property: PropertyRule, value: string): string | null {
  switch (property.form) {
    case 'text':
      return null;
    case 'guid':
      return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu.test(value) ? null : 'is not a GUID';
    case 'distinguished-name':
      return /^CN=.+,DC=.+$/iu.test(value) ? null : 'is not a distinguished name';
    case 'recipient-type':
      return recipientTypes.has(value.toLowerCase()) ? null : 'is not a recipient type';
  }
}
