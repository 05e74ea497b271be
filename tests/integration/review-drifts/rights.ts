import { randomUUID } from 'node:crypto';
import { roleTemplates } from '../../../electron/practice/world/well-known';
import { existingOf } from '../../support/job';
import { delegated, grant, legacy, own, run, runFor, type DriftMade } from './hands';

/** Rights in Entra and Exchange. */
export const rightsMade: readonly DriftMade[] = [
  {
    name: 'Mail.Send was granted in Entra',
    make: (tenant) => grant(tenant, 'Mail.Send'),
    finds: ['union-hazard', 'undeclared-permission'],
    says: /Mail\.Send of Microsoft Graph is granted/u,
    steps: ['grant.remove'],
  },
  {
    name: 'SMTP.SendAsApp of Exchange Online was granted',
    make: (tenant) => grant(tenant, 'SMTP.SendAsApp', 'exchange'),
    finds: ['union-hazard', 'undeclared-permission'],
    says: /SMTP\.SendAsApp/u,
    steps: ['grant.remove'],
  },
  {
    name: 'IMAP.AccessAsApp of Exchange Online was granted',
    make: (tenant) => grant(tenant, 'IMAP.AccessAsApp', 'exchange'),
    finds: ['unneeded-permission', 'undeclared-permission'],
    says: /IMAP\.AccessAsApp/u,
  },
  {
    name: 'it holds a directory role',
    make: (tenant) => void (existingOf(tenant).principal.roles = [roleTemplates.exchangeAdministrator]),
    finds: ['could-widen'],
    says: /directory role/u,
  },
  {
    name: 'somebody consented to reading mail',
    make: (tenant) => delegated(tenant, 'Mail.Read'),
    finds: ['delegated-added'],
    says: /Mail\.Read is consented for all users/u,
  },
  {
    name: 'somebody consented to sending as people',
    make: (tenant) => delegated(tenant, 'Mail.Send'),
    finds: ['delegated-leftover'],
    says: /Mail\.Send is consented/u,
  },
  {
    name: 'a second role assignment within the same scope',
    make: (tenant) => {
      const [own] = tenant.world.state.roleAssignments;
      if (own !== undefined) {
        const reads = { guid: randomUUID(), name: 'reads too', role: 'Application Mail.Read' };
        tenant.world.state.roleAssignments.push({ ...own, ...reads });
      }
    },
    logged: runFor('New-ManagementRoleAssignment', 'App', { Role: 'Application Mail.Read' }),
    finds: ['assignment-added'],
    says: /Application Mail\.Read by the assignment reads too/u,
  },
  {
    name: 'the role assignment was removed',
    make: ({ world }) => void (world.state.roleAssignments = []),
    logged: run('Remove-ManagementRoleAssignment', own),
    finds: ['assignment-removed'],
    says: /No role assignment/u,
    steps: ['exchange.role-assignment'],
  },
  {
    name: 'accessPolicy: the grant was taken back',
    job: legacy,
    make: ({ world }) => void (world.state.appRoleAssignments = []),
    finds: ['grant-removed'],
    says: /not granted any more/u,
    steps: ['policy.wait', 'grant.add'],
  },
];
