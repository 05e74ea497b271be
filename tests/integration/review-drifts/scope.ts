import { addExisting, assignmentOf, mailboxId, pointerOf } from '../../support/existing-applications';
import { otherPrincipal } from '../../support/world-changes';
import { existingOf } from '../../support/job';
import { group, legacy, own, ownPolicy, run, runFor, sender, type DriftMade } from './hands';

/** What limits it in Exchange. */
export const scopeMade: readonly DriftMade[] = [
  {
    name: 'the scope lets another mailbox in',
    make: ({ world: { state } }) => {
      for (const one of state.managementScopes) {
        one.recipientFilter += ` -or ExternalDirectoryObjectId -eq '${mailboxId(state, 'payroll')}'`;
      }
    },
    logged: run('Set-ManagementScope', own, { RecipientRestrictionFilter: 'x' }),
    finds: ['scope-changed'],
    says: /ExternalDirectoryObjectId/u,
    steps: ['exchange.scope'],
  },
  {
    name: 'the scope goes by PrimarySmtpAddress',
    make: ({ world }) => {
      for (const one of world.state.managementScopes)
        one.recipientFilter = `PrimarySmtpAddress -eq '${sender}'`;
    },
    logged: run('Set-ManagementScope', own, { RecipientRestrictionFilter: 'x' }),
    finds: ['filter-primary-address', 'scope-changed'],
    says: /PrimarySmtpAddress/u,
    steps: ['exchange.scope'],
  },
  {
    name: 'the scope lets everybody in, the outsider too',
    make: ({ world }) => {
      for (const one of world.state.managementScopes) one.recipientFilter = "Alias -like '*'";
    },
    logged: run('Set-ManagementScope', own, { RecipientRestrictionFilter: 'x' }),
    finds: ['outsider-inside', 'scope-changed'],
    says: /outsider/u,
    steps: ['exchange.scope'],
  },
  {
    name: 'the scope is gone',
    make: ({ world }) => void (world.state.managementScopes = []),
    logged: run('Remove-ManagementScope', own),
    finds: ['scope-removed', 'not-read'],
    says: /is not there any more/u,
    steps: ['exchange.scope'],
  },
  {
    name: 'another application hangs on the scope',
    make: ({ world: { state } }) => {
      const other = addExisting(state, 'Somebody else');
      state.exchangeServicePrincipals.push(pointerOf(other));
      const scopeName = state.managementScopes[0]?.name ?? '';
      state.roleAssignments.push(assignmentOf(other, { kind: 'custom', scopeName }));
    },
    logged: () => ['New-ManagementRoleAssignment', { App: 'x', CustomResourceScope: own }],
    finds: ['scope-shared'],
    says: /is limited by it too/u,
  },
  {
    name: 'the pointer is gone',
    make: ({ world }) => {
      world.state.exchangeServicePrincipals = [];
      world.state.roleAssignments = [];
    },
    logged: runFor('Remove-ServicePrincipal', 'Identity'),
    finds: ['pointer-removed'],
    says: /no pointer/u,
    steps: ['exchange.pointer', 'exchange.role-assignment'],
  },
  {
    name: 'the pointer carries another id',
    make: ({ world: { state } }) => {
      const other = otherPrincipal(state, 'Copied from the wrong page');
      state.exchangeServicePrincipals = state.exchangeServicePrincipals.map((one) => ({
        ...one,
        objectId: other.id,
      }));
      state.roleAssignments = [];
    },
    logged: runFor('New-ServicePrincipal', 'AppId', { ObjectId: 'x' }),
    finds: ['wrong-pointer', 'assignment-removed'],
    says: /carries/u,
    steps: ['exchange.remove-pointer', 'exchange.pointer', 'exchange.role-assignment'],
  },
  {
    name: 'accessPolicy: the policy is gone',
    job: legacy,
    make: ({ world }) => void (world.state.accessPolicies = []),
    logged: (tenant) => [
      'Remove-ApplicationAccessPolicy',
      { Identity: `x\\${existingOf(tenant).application.appId}:y` },
    ],
    finds: ['policy-removed', 'tenant-wide'],
    says: /No policy restricts/u,
    steps: ['exchange.access-policy', 'policy.wait'],
  },
  {
    name: 'accessPolicy: another policy adds mailboxes',
    job: legacy,
    make: (tenant) => ownPolicy(tenant, 'RestrictAccess'),
    logged: runFor('New-ApplicationAccessPolicy', 'AppId', { AccessRight: 'RestrictAccess' }),
    finds: ['policy-added'],
    says: /RestrictAccess for Finance/u,
    steps: ['exchange.remove-access-policy'],
  },
  {
    name: 'accessPolicy: a policy denies',
    job: legacy,
    make: (tenant) => ownPolicy(tenant, 'DenyAccess'),
    logged: runFor('New-ApplicationAccessPolicy', 'AppId', { AccessRight: 'DenyAccess' }),
    finds: ['policy-deny'],
    says: /DenyAccess for Finance/u,
    steps: ['exchange.remove-access-policy'],
  },
  {
    name: 'accessPolicy: the group is gone',
    job: legacy,
    make: ({ world }) => {
      world.state.groups = world.state.groups.filter(({ name }) => name !== 'sendwright-ostendo-continuum');
    },
    logged: run('Remove-DistributionGroup', `${own}@contoso.onmicrosoft.com`),
    finds: ['group-removed', 'not-read'],
    says: /is not there any more/u,
    steps: ['exchange.group'],
  },
  {
    name: 'accessPolicy: a member was added',
    job: legacy,
    make: (tenant) => void group(tenant).members.push(mailboxId(tenant.world.state, 'payroll')),
    logged: run('Add-DistributionGroupMember', own, { Member: 'payroll' }),
    finds: ['group-member-added'],
    says: /payroll@contoso\.example is a member/u,
    steps: ['exchange.group'],
  },
  {
    name: 'accessPolicy: a member was taken out',
    job: { ...legacy, senders: [sender, 'payroll@contoso.example'] },
    make: (tenant) => {
      const id = mailboxId(tenant.world.state, 'payroll');
      group(tenant).members = group(tenant).members.filter((one) => one !== id);
    },
    logged: run('Remove-DistributionGroupMember', own, { Member: 'payroll' }),
    finds: ['group-member-removed'],
    says: /payroll@contoso\.example is no member/u,
    steps: ['exchange.group'],
  },
  {
    name: 'accessPolicy: a group within the group',
    job: legacy,
    make: (tenant) => {
      const finance = tenant.world.state.groups.find(({ name }) => name === 'Finance Mailboxes');
      group(tenant).members.push(finance?.externalDirectoryObjectId ?? '');
    },
    logged: run('Update-DistributionGroupMember', own, { Members: 'Finance' }),
    finds: ['nested-group'],
    says: /Finance/u,
    steps: ['exchange.group'],
  },
  {
    name: 'accessPolicy: anybody may join the group',
    job: legacy,
    make: (tenant) => void (group(tenant).memberJoinRestriction = 'Open'),
    logged: run('Set-DistributionGroup', own, { MemberJoinRestriction: 'Open' }),
    finds: ['group-opened'],
    says: /may join/u,
    steps: ['exchange.group'],
  },
  {
    name: 'accessPolicy: the group has another owner',
    job: legacy,
    make: (tenant) => void (group(tenant).managedBy = ['anna']),
    logged: run('Set-DistributionGroup', own, { ManagedBy: 'anna' }),
    finds: ['group-owners'],
    says: /Its owners are anna/u,
  },
];
