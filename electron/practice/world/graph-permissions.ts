import type { AppRole, PermissionScope } from './directory-types';

/** A permission of Microsoft Graph: [value, delegated, application]; null where the kind does not exist. */
type Row = readonly [
  value: string,
  delegated: readonly [id: string, type: 'User' | 'Admin', words: string] | null,
  application: readonly [id: string, words: string] | null,
];

/**
 * Facts 1.1. `User`: a person may consent for themselves; everything else is admin-only, also
 * LicenseAssignment.ReadWrite.All, which carries no mark there (in doubt refused).
 */
const rows: readonly Row[] = [
  [
    'Mail.Send',
    ['e383f46e-2787-4529-855e-0e479a3ffac0', 'User', 'Send mail as you'],
    ['b633e1c5-b582-4048-a93e-9f11b44c7e96', 'Send mail as any user'],
  ],
  [
    'Mail.Send.Shared',
    ['a367ab51-6b49-43bf-a716-a1fb06d2a174', 'User', 'Send mail on behalf of others'],
    null,
  ],
  [
    'Mail.ReadWrite',
    ['024d486e-b451-40bb-833d-3e66d98c5c73', 'User', 'Read and write access to your mail'],
    ['e2a3a72e-5f79-4c64-b1b1-878b674786c9', 'Read and write mail in all mailboxes'],
  ],
  [
    'Mail.Read',
    ['570282fd-fa5c-430d-a7fd-fc8dc98a9dca', 'User', 'Read your mail'],
    ['810c84a8-4a9e-49e6-bf7d-12d183f40d01', 'Read mail in all mailboxes'],
  ],
  [
    'Mail.ReadBasic',
    ['a4b8392a-d8d1-4954-a029-8e668a39a170', 'User', 'Read your mail, without the text'],
    ['6be147d2-ea4f-4b5a-a3fa-3eab6f3c140a', 'Read basic mail in all mailboxes'],
  ],
  ['Mail.ReadBasic.All', null, ['693c5e45-0940-467d-9b8a-1022fb9d42ef', 'Read basic mail in all mailboxes']],
  [
    'MailboxSettings.Read',
    ['87f447af-9fa4-4c32-9dfa-4a57a73d18ce', 'User', 'Read your mailbox settings'],
    ['40f97065-369a-49f4-947c-6a255697ae91', 'Read all user mailbox settings'],
  ],
  ['User.Read', ['e1fe6dd8-ba31-4d61-89e7-88639da4683d', 'User', 'Sign you in and read your profile'], null],
  [
    'User.ReadBasic.All',
    ['b340eb25-3456-403f-be2f-af7a0d370277', 'User', "Read all users' basic profiles"],
    ['97235f07-e226-4f63-ace3-39588e11d3a1', "Read all users' basic profiles"],
  ],
  [
    'User.Read.All',
    ['a154be20-db9c-4678-8ab7-66f6cc099a59', 'Admin', "Read all users' full profiles"],
    ['df021288-bdef-4463-88db-98f22de89214', "Read all users' full profiles"],
  ],
  [
    'User.ReadWrite.All',
    ['204e0828-b5ca-4ad8-b9f3-f32a958e7cc4', 'Admin', "Read and write all users' full profiles"],
    ['741f803b-c850-494e-b5df-cde7c675a1ca', "Read and write all users' full profiles"],
  ],
  ['openid', ['37f7f235-527c-4136-accd-4a02d197296e', 'User', 'Sign you in'], null],
  ['profile', ['14dad69e-099b-42c9-810b-d002981feec1', 'User', 'View your basic profile'], null],
  ['email', ['64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0', 'User', 'View your e-mail address'], null],
  [
    'offline_access',
    ['7427e0e9-2fba-42fe-b0c0-848c9e6a8182', 'User', 'Maintain access to data you have given it access to'],
    null,
  ],
  [
    'Application.Read.All',
    ['c79f8feb-a9db-4090-85f9-90d820caa0eb', 'Admin', 'Read applications'],
    ['9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30', 'Read all applications'],
  ],
  [
    'Application.ReadWrite.All',
    ['bdfbf15f-ee85-4955-8675-146e8e5296b5', 'Admin', 'Read and write all applications'],
    ['1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9', 'Read and write all applications'],
  ],
  [
    'Application.ReadWrite.OwnedBy',
    null,
    ['18a4783c-866b-4cc7-a460-3d5e5662c884', 'Manage applications that this application creates or owns'],
  ],
  [
    'AppRoleAssignment.ReadWrite.All',
    [
      '84bccea3-f856-4a8a-967b-dbe0a3d53a64',
      'Admin',
      'Manage application permission grants and application role assignments',
    ],
    [
      '06b708a9-e830-4db3-a914-8e69da51d44f',
      'Manage application permission grants and application role assignments',
    ],
  ],
  [
    'DelegatedPermissionGrant.ReadWrite.All',
    ['41ce6ca6-6826-4807-84f1-1c82854f7ee5', 'Admin', 'Manage all delegated permission grants'],
    ['8e8e4742-1d95-4f68-9d56-6ee75648c72a', 'Manage all delegated permission grants'],
  ],
  [
    'Directory.Read.All',
    ['06da0dbc-49e2-44d2-8312-53f166ab848a', 'Admin', 'Read directory data'],
    ['7ab1d382-f21e-4acd-a863-ba3e13f7da61', 'Read directory data'],
  ],
  [
    'Directory.ReadWrite.All',
    ['c5366453-9fb0-48a5-a156-24f0c49a4b84', 'Admin', 'Read and write directory data'],
    ['19dbc75e-c2e2-444c-a770-ec69d8559fc7', 'Read and write directory data'],
  ],
  [
    'Directory.AccessAsUser.All',
    ['0e263e50-5827-48a4-b97c-d940288653c7', 'Admin', 'Access the directory as you'],
    null,
  ],
  [
    'RoleManagement.Read.Directory',
    ['741c54c3-0c1e-44a1-818b-3f97ab4e8c83', 'Admin', 'Read directory role settings'],
    ['483bed4a-2ad3-4361-a73b-c83ccdbdc53c', 'Read all directory role settings'],
  ],
  [
    'RoleManagement.ReadWrite.Directory',
    ['d01b97e9-cbc0-49fe-810a-750afd5527a3', 'Admin', 'Read and write directory role settings'],
    ['9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8', 'Read and write all directory role settings'],
  ],
  [
    'RoleManagement.Read.All',
    ['48fec646-b2ba-4019-8681-8eb31435aded', 'Admin', 'Read role management data for all providers'],
    ['c7fbd983-d9aa-4fa7-84b8-17382c103bc4', 'Read role management data for all providers'],
  ],
  [
    'RoleManagement.Read.Exchange',
    ['3bc15058-7858-4141-b24f-ae43b4e80b52', 'Admin', 'Read Exchange Online role settings'],
    ['c769435f-f061-4d0b-8ff1-3d39870e5f85', 'Read Exchange Online role settings'],
  ],
  [
    'RoleManagement.ReadWrite.Exchange',
    ['c1499fe0-52b1-4b22-bed2-7a244e0e879f', 'Admin', 'Read and write Exchange Online role settings'],
    ['025d3225-3f02-4882-b4c0-cd5b541a4e80', 'Read and write Exchange Online role settings'],
  ],
  [
    'Organization.Read.All',
    ['4908d5b9-3fb2-4b1e-9336-1888b7937185', 'Admin', 'Read organization information'],
    ['498476ce-e0fe-48b0-b801-37ba7e2685c6', 'Read organization information'],
  ],
  [
    'AuditLog.Read.All',
    ['e4c9e354-4dc5-45b8-9e7c-e1393b0b1a20', 'Admin', 'Read audit log data'],
    ['b0afded3-3588-46d8-8b3d-9842eff778da', 'Read all audit log data'],
  ],
  [
    'Policy.Read.All',
    ['572fea84-0151-49b2-9301-11cb16974376', 'Admin', "Read your organization's policies"],
    ['246dd0d5-5bd0-4def-940b-0421030a5b68', "Read your organization's policies"],
  ],
  [
    'Policy.ReadWrite.ApplicationConfiguration',
    [
      'b27add92-efb2-4f16-84f5-8108ba77985c',
      'Admin',
      "Read and write your organization's application configuration policies",
    ],
    [
      'be74164b-cff1-491c-8741-e671cb536e13',
      "Read and write your organization's application configuration policies",
    ],
  ],
  [
    'Domain.Read.All',
    ['2f9ee017-59c1-4f1d-9472-bd5529a7b311', 'Admin', 'Read domains'],
    ['dbb9058a-0e50-45d7-ae91-66909b5d4664', 'Read domains'],
  ],
  [
    'GroupMember.ReadWrite.All',
    ['f81125ac-d3b7-4573-a3b2-7099cc39df9e', 'Admin', 'Read and write group memberships'],
    ['dbaae8cf-10b5-4b86-a4a1-f871c94c6695', 'Read and write all group memberships'],
  ],
  [
    'Group.Read.All',
    ['5f8c59db-677d-491f-a6b8-5f174b11ec1d', 'Admin', 'Read all groups'],
    ['5b567255-7703-4780-807c-7be8301ae99b', 'Read all groups'],
  ],
  [
    'Group.ReadWrite.All',
    ['4e46008b-f24c-477d-8fff-7bb4ec7aafe0', 'Admin', 'Read and write all groups'],
    ['62a82d76-70ea-41e2-9197-370581804d09', 'Read and write all groups'],
  ],
  [
    'LicenseAssignment.ReadWrite.All',
    ['f55016cc-149c-447e-8f21-7cf3ec1d6350', 'Admin', 'Manage all license assignments'],
    ['5facf0c1-8979-4e95-abcf-ff3d079771c0', 'Manage all license assignments'],
  ],
  [
    'LicenseAssignment.Read.All',
    ['f395577a-0960-456b-979f-7228de0c5996', 'Admin', 'Read all license assignments'],
    ['e2f98668-2877-4f38-a2f4-8202e0717aa1', 'Read all license assignments'],
  ],
  [
    'ExchangeMessageTrace.Read.All',
    ['b2e7d27e-14e7-41ad-bb15-a88ceb9c3e90', 'Admin', 'Read message traces'],
    ['89b20d8a-76e2-4057-867b-9961f800b9a4', 'Read message traces'],
  ],
];

/** Microsoft Graph's application permissions, as its service principal lists them. */
export function graphAppRoles(): AppRole[] {
  return rows.flatMap(([value, , application]) =>
    application === null ? [] : [appRole(application[0], value, application[1])],
  );
}

/** Microsoft Graph's delegated permissions, as its service principal lists them. */
export function graphScopes(): PermissionScope[] {
  return rows.flatMap(([value, delegated]) =>
    delegated === null ? [] : [permissionScope(delegated[0], value, delegated[1], delegated[2])],
  );
}

/** An enabled application permission. */
export function appRole(id: string, value: string, words: string): AppRole {
  return {
    id,
    value,
    displayName: words,
    description: `${words}, without a signed-in user.`,
    allowedMemberTypes: ['Application'],
    isEnabled: true,
  };
}

/** An enabled delegated permission; `words` is what the consent page says. */
export function permissionScope(
  id: string,
  value: string,
  type: 'User' | 'Admin',
  words: string,
): PermissionScope {
  return { id, value, type, adminConsentDisplayName: words, isEnabled: true };
}
