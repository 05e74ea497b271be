/** Identifiers that are the same in every tenant (facts 1.2, 1.3, 1.4). */

export const graphAppId = '00000003-0000-0000-c000-000000000000';
export const exchangeAppId = '00000002-0000-0ff1-ce00-000000000000';
export const graphCommandLineToolsAppId = '14d82eec-204b-4c2f-b7e8-296a70dab67e';
/** Microsoft Exchange REST API Based Powershell: the Exchange module's own public client. */
export const exchangePowerShellAppId = 'fb78d390-0c51-40cd-8e17-fdbfab77341b';
/** The tenant that owns Microsoft's own service principals (K). */
export const microsoftTenantId = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a';

/** Audiences of the two resources, whatever host the practice tenant is served on. */
export const graphAudience = 'https://graph.microsoft.com';
export const exchangeAudience = 'https://outlook.office365.com';

/** Directory role template ids (facts 1.4). */
export const roleTemplates = {
  globalAdministrator: '62e90394-69f5-4237-9190-012177145e10',
  privilegedRoleAdministrator: 'e8611ab8-c189-46e8-94e1-60213ab1f814',
  applicationAdministrator: '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  cloudApplicationAdministrator: '158c047a-c907-4556-b7ef-446551a6b5f7',
  exchangeAdministrator: '29232cdf-9323-42fd-ade2-1d097af3e4de',
  globalReader: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
} as const;
