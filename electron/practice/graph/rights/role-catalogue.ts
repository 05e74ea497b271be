/** A built-in directory role of Entra (facts 1.4; Directory Writers K). */
export interface DirectoryRole {
  readonly templateId: string;
  readonly displayName: string;
}

const rows = [
  ['globalAdministrator', '62e90394-69f5-4237-9190-012177145e10', 'Global Administrator'],
  ['privilegedRoleAdministrator', 'e8611ab8-c189-46e8-94e1-60213ab1f814', 'Privileged Role Administrator'],
  ['applicationAdministrator', '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3', 'Application Administrator'],
  [
    'cloudApplicationAdministrator',
    '158c047a-c907-4556-b7ef-446551a6b5f7',
    'Cloud Application Administrator',
  ],
  ['applicationDeveloper', 'cf1c38e5-3621-4004-a7cb-879624dced7c', 'Application Developer'],
  ['exchangeAdministrator', '29232cdf-9323-42fd-ade2-1d097af3e4de', 'Exchange Administrator'],
  [
    'exchangeRecipientAdministrator',
    '31392ffb-586c-42d1-9346-e59415a2cc4e',
    'Exchange Recipient Administrator',
  ],
  ['licenseAdministrator', '4d6ac14f-3453-41d0-bef9-a3e0c569773a', 'License Administrator'],
  ['userAdministrator', 'fe930be7-5e62-47db-91af-98c3a49a38b1', 'User Administrator'],
  ['securityAdministrator', '194ae4cb-b126-40b2-bd5b-6091b380977d', 'Security Administrator'],
  ['securityReader', '5d6b6bb7-de71-4623-b4af-96380a352509', 'Security Reader'],
  ['reportsReader', '4a5d8f65-41da-4de4-8968-e035b65339cf', 'Reports Reader'],
  ['globalReader', 'f2ef992c-3afb-46b9-b7cf-a126ee74c451', 'Global Reader'],
  ['directoryReaders', '88d8e3e3-8f55-4a1e-953a-9b9898b8876b', 'Directory Readers'],
  ['directoryWriters', '9360feb5-f418-4baa-8175-e2a00bac4301', 'Directory Writers'],
] as const;

export type RoleName = (typeof rows)[number][0];

const templateIds = new Map<RoleName, string>(rows.map(([name, templateId]) => [name, templateId]));

/** The template id of a role. */
export function roleTemplateId(name: RoleName): string {
  return templateIds.get(name) ?? '';
}

/** Every role that the practice tenant knows. */
export const directoryRoles: readonly DirectoryRole[] = rows.map(([, templateId, displayName]) => ({
  templateId,
  displayName,
}));
