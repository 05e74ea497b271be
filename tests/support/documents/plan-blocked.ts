import type { PlanDocument } from '../../../electron/contract/documents';
import { aCheck, aPlan } from './parts';

/** Two senders that are not there: nothing can be planned. */
export const blockedPlan: PlanDocument = {
  format: 1,
  command: 'plan',
  verdict: 'blocked',
  savedAs: null,
  waitsFor: [],
  forecast: [
    {
      kind: 'fails',
      title: 'Sender nobody@contoso.example',
      finding: 'There is no mailbox of this address.',
      cause: null,
      who: 'you, or an Exchange Administrator of Contoso',
      next: 'Correct the address, or add `create: shared`.',
      steps: ['Create the management scope "sendwright-fabrikam-archive".'],
    },
  ],
  plan: aPlan({
    setupId: 'fabrikam-archive',
    spec: {
      application: 'Fabrikam Archive',
      vendor: 'generic',
      tenant: 'contoso.example',
      scoping: 'rbac',
      senders: [
        { address: 'invoices@contoso.example' },
        { address: 'unlicensed@contoso.example' },
        { address: 'nobody@contoso.example' },
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
        id: 'sender:unlicensed@contoso.example',
        title: 'Sender unlicensed@contoso.example',
        finding: 'There is no mailbox of this address.',
        status: 'fail',
        fault: 'tenant',
        who: 'you, or an Exchange Administrator or a Global Administrator of Contoso',
        next: 'Correct the address, or add `create: shared`. A mailbox deleted within 30 days can be restored.',
      }),
      aCheck({
        id: 'sender:nobody@contoso.example',
        title: 'Sender nobody@contoso.example',
        finding: 'There is no mailbox of this address.',
        status: 'fail',
        fault: 'tenant',
        who: 'you, or an Exchange Administrator or a Global Administrator of Contoso',
        next: 'Correct the address, or add `create: shared`. A mailbox deleted within 30 days can be restored.',
      }),
      aCheck({ id: 'outsider', title: 'Outsider ceo@contoso.example', finding: 'Mailbox "Clara Chief".' }),
      aCheck({
        id: 'application',
        title: 'Application',
        finding: 'No application named "Fabrikam Archive" yet.',
      }),
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
        id: 'credential-policy',
        title: "Tenant's rules on secrets",
        finding: 'No limit on secrets.',
      }),
      aCheck({
        id: 'keychain',
        title: 'Where the secret will lie',
        finding: 'The keychain of this computer (Windows Credential Manager).',
      }),
      aCheck({
        id: 'vendor-graph',
        title: 'Vendor sends through Graph',
        finding:
          "Nobody at the vendor has confirmed that its product sends through Microsoft Graph's sendMail with the client credentials flow. With SMTP or EWS these rights do not help.",
        status: 'warn',
        who: 'the vendor',
        next: 'Get it in writing, and put who and when into a profile file (`graphSendMailConfirmed`).',
      }),
    ],
    steps: [],
    notes: [],
  }),
};
