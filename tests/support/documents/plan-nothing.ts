import type { PlanDocument } from '../../../electron/contract/documents';
import { aCheck, aPlan } from './parts';

/** All is in place already. */
export const nothingToDo: PlanDocument = {
  format: 1,
  command: 'plan',
  verdict: 'nothing-to-do',
  savedAs: null,
  waitsFor: [],
  plan: aPlan({
    setupId: 'ostendo-continuum',
    spec: {
      application: 'Ostendo Continuum',
      vendor: 'ostendo',
      tenant: 'contoso.example',
      scoping: 'rbac',
      senders: [
        { address: 'invoices@contoso.example' },
        {
          address: 'payroll-notification@contoso.example',
          create: 'shared',
          displayName: 'Payroll notification',
        },
      ],
      outsider: 'ceo@contoso.example',
      credential: { kind: 'secret', months: 6 },
    },
    checks: [
      aCheck({
        id: 'tenant',
        title: 'Signed-in tenant',
        finding: 'Contoso (d2b22c02-e772-4fb0-adac-3af4e9ce989c)',
      }),
      aCheck({
        id: 'roles',
        title: 'Roles of the signed-in administrator',
        finding: 'admin@contoso.example holds Global Administrator.',
      }),
      aCheck({
        id: 'sender:invoices@contoso.example',
        title: 'Sender invoices@contoso.example',
        finding: 'Shared mailbox "Invoices".',
      }),
      aCheck({
        id: 'sender:payroll-notification@contoso.example',
        title: 'Sender payroll-notification@contoso.example',
        finding: 'Shared mailbox "Payroll notification".',
      }),
      aCheck({ id: 'outsider', title: 'Outsider ceo@contoso.example', finding: 'Mailbox "Clara Chief".' }),
      aCheck({
        id: 'application',
        title: 'Application',
        finding: 'Ours is there: f07f4ca5-808e-4504-98a5-a411dac8d095.',
      }),
      aCheck({ id: 'other-doors', title: 'No tenant-wide right to send', finding: 'None found.' }),
      aCheck({
        id: 'role-in-cloud',
        title: 'Exchange role "Application Mail.Send"',
        finding: 'This cloud has it.',
      }),
      aCheck({
        id: 'organization-customization',
        title: 'Exchange organisation',
        finding: 'Customization is enabled.',
      }),
      aCheck({
        id: 'enforce-rbac',
        title: 'EnforceExoAppRbacPermissions',
        finding: 'Set to false. It is read and never changed.',
      }),
      aCheck({
        id: 'mailbox-auditing',
        title: 'Mailbox auditing',
        finding: 'On for every mailbox (AuditDisabled is false).',
      }),
      aCheck({
        id: 'keychain',
        title: 'Where the secret will lie',
        finding: 'The keychain of this computer (Windows Credential Manager).',
      }),
    ],
    steps: [],
    notes: [],
  }),
};
