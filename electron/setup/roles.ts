/** Template ids of the directory roles that matter here, the same in every tenant (facts 1.4). */
export const roleIds = {
  globalAdministrator: '62e90394-69f5-4237-9190-012177145e10',
  privilegedRoleAdministrator: 'e8611ab8-c189-46e8-94e1-60213ab1f814',
  applicationAdministrator: '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  cloudApplicationAdministrator: '158c047a-c907-4556-b7ef-446551a6b5f7',
  applicationDeveloper: 'cf1c38e5-3621-4004-a7cb-879624dced7c',
  exchangeAdministrator: '29232cdf-9323-42fd-ade2-1d097af3e4de',
  exchangeRecipientAdministrator: '31392ffb-586c-42d1-9346-e59415a2cc4e',
  licenseAdministrator: '4d6ac14f-3453-41d0-bef9-a3e0c569773a',
  userAdministrator: 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  securityAdministrator: '194ae4cb-b126-40b2-bd5b-6091b380977d',
  securityReader: '5d6b6bb7-de71-4623-b4af-96380a352509',
  reportsReader: '4a5d8f65-41da-4de4-8968-e035b65339cf',
  globalReader: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
  directoryReaders: '88d8e3e3-8f55-4a1e-953a-9b9898b8876b',
} as const;

const names: Readonly<Record<string, string>> = {
  [roleIds.globalAdministrator]: 'Global Administrator',
  [roleIds.privilegedRoleAdministrator]: 'Privileged Role Administrator',
  [roleIds.applicationAdministrator]: 'Application Administrator',
  [roleIds.cloudApplicationAdministrator]: 'Cloud Application Administrator',
  [roleIds.applicationDeveloper]: 'Application Developer',
  [roleIds.exchangeAdministrator]: 'Exchange Administrator',
  [roleIds.exchangeRecipientAdministrator]: 'Exchange Recipient Administrator',
  [roleIds.licenseAdministrator]: 'License Administrator',
  [roleIds.userAdministrator]: 'User Administrator',
  [roleIds.securityAdministrator]: 'Security Administrator',
  [roleIds.securityReader]: 'Security Reader',
  [roleIds.reportsReader]: 'Reports Reader',
  [roleIds.globalReader]: 'Global Reader',
  [roleIds.directoryReaders]: 'Directory Readers',
};

/** May register and change applications (facts 2.3, 2.5). */
export const applicationRoles: readonly string[] = [
  roleIds.applicationAdministrator,
  roleIds.cloudApplicationAdministrator,
  roleIds.globalAdministrator,
];

/** May grant and revoke app roles of Microsoft Graph; an Application Administrator may not (facts 2.7). */
export const graphGrantRoles: readonly string[] = [
  roleIds.privilegedRoleAdministrator,
  roleIds.globalAdministrator,
];

/** May assign licences and set the usage location they need. */
export const licenceRoles: readonly string[] = [
  roleIds.licenseAdministrator,
  roleIds.userAdministrator,
  roleIds.globalAdministrator,
];

/** A role's name as the portals show it; the id itself where it is none of ours. */
export function roleName(templateId: string): string {
  return names[templateId] ?? templateId;
}

/** "a Privileged Role Administrator or a Global Administrator of Contoso". */
export function whoHolds(anyRole: readonly string[], tenantName: string): string {
  const words = anyRole.map((id) => withArticle(roleName(id)));
  const last = words.at(-1) ?? '';
  const first = words.slice(0, -1).join(', ');
  return `${first === '' ? last : `${first} or ${last}`} of ${tenantName}`;
}

/** Who runs the Exchange steps (facts 6.8). */
export function exchangeWho(tenantName: string): string {
  return whoHolds([roleIds.exchangeAdministrator, roleIds.globalAdministrator], tenantName);
}

function withArticle(name: string): string {
  return `${/^[AEIO]/u.test(name) ? 'an' : 'a'} ${name}`;
}
