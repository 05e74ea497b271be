import type { PlanDocument } from '../../../electron/contract/documents';
import { aCheck, aPlan, aStep, needs } from './parts';

/** Planned by an Application Administrator: the Exchange part waits for somebody else. */
export const personPlan: PlanDocument = {
  format: 1,
  command: 'plan',
  verdict: 'ready',
  savedAs: null,
  waitsFor: [
    {
      who: 'an Exchange Administrator or a Global Administrator of Contoso',
      reason:
        'appadmin@contoso.example cannot administer Exchange Online. Somebody who can may also sign in for Exchange in the same run (--exchange-as).',
      steps: [
        'mailbox:payroll-notification@contoso.example',
        'block-sign-in:payroll-notification@contoso.example',
        'pointer',
        'scope',
        'role-assignment',
      ],
    },
  ],
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
        finding:
          'appadmin@contoso.example holds Application Administrator. That is not enough for 5 of 8 steps.',
        status: 'warn',
        who: 'an Exchange Administrator or a Global Administrator of Contoso',
        next: 'Apply what you can; the next person runs apply with the same setup file.',
      }),
      aCheck({
        id: 'sender:invoices@contoso.example',
        title: 'Sender invoices@contoso.example',
        finding: '"Invoices" is in Entra; what kind of mailbox it is cannot be seen.',
        status: 'unknown',
        who: 'an Exchange Administrator or a Global Administrator of Contoso',
      }),
      aCheck({
        id: 'sender:payroll-notification@contoso.example',
        title: 'Sender payroll-notification@contoso.example',
        finding: 'Nobody of this address in Entra; the mailbox would be created.',
        status: 'unknown',
        who: 'an Exchange Administrator or a Global Administrator of Contoso',
      }),
      aCheck({
        id: 'outsider',
        title: 'Outsider ceo@contoso.example',
        finding: 'Cannot be seen without Exchange.',
        status: 'unknown',
      }),
      aCheck({
        id: 'application',
        title: 'Application',
        finding: 'No application named "Ostendo Continuum" yet.',
      }),
      aCheck({
        id: 'exchange',
        title: 'Exchange Online',
        finding:
          'appadmin@contoso.example cannot administer Exchange Online. So nothing there can be checked.',
        status: 'unknown',
        who: 'an Exchange Administrator or a Global Administrator of Contoso',
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
    ],
    steps: [
      aStep({
        id: 'mailbox:payroll-notification@contoso.example',
        kind: 'mailboxes.create-shared',
        group: 'mailboxes',
        summary:
          'Create the shared mailbox payroll-notification@contoso.example ("Payroll notification"); no licence needed up to 50 GB.',
        after: 'shared mailbox payroll-notification@contoso.example',
      }),
      aStep({
        id: 'block-sign-in:payroll-notification@contoso.example',
        kind: 'mailboxes.block-sign-in',
        group: 'mailboxes',
        summary: 'Block sign-in with the account of the shared mailbox payroll-notification@contoso.example.',
        after: 'account disabled',
        dependsOn: ['mailbox:payroll-notification@contoso.example'],
      }),
      aStep({
        id: 'application',
        kind: 'application.ensure',
        group: 'entra',
        summary:
          'Register the application "Ostendo Continuum", for this tenant only, no Mail.Send declared; you become its owner.',
        after: 'marker sendwright-ostendo-continuum',
        needs: needs.application,
      }),
      aStep({
        id: 'service-principal',
        kind: 'servicePrincipal.ensure',
        group: 'entra',
        summary: 'Add the service principal of "Ostendo Continuum".',
        after: 'service principal, nothing granted',
        needs: needs.application,
        dependsOn: ['application'],
      }),
      aStep({
        id: 'pointer',
        kind: 'exchange.pointer',
        group: 'exchange',
        summary:
          "Make the service principal known to Exchange Online (by its object id, not the registration's).",
        after: 'service principal pointer',
        dependsOn: ['service-principal', 'application'],
      }),
      aStep({
        id: 'scope',
        kind: 'exchange.scope',
        group: 'exchange',
        summary:
          'Create the management scope sendwright-ostendo-continuum: invoices@contoso.example and payroll-notification@contoso.example, by object id; nobody else.',
        after: 'scope of exactly 2 mailboxes',
        dependsOn: ['mailbox:payroll-notification@contoso.example'],
      }),
      aStep({
        id: 'role-assignment',
        kind: 'exchange.role-assignment',
        group: 'exchange',
        summary:
          'Assign the Exchange role "Application Mail.Send" to the application, within the scope sendwright-ostendo-continuum only.',
        after:
          'may send as invoices@contoso.example and payroll-notification@contoso.example; effective within 30 minutes to 2 hours',
        dependsOn: ['pointer', 'scope', 'service-principal'],
      }),
      aStep({
        id: 'credential',
        kind: 'credential.secret',
        group: 'credential',
        summary:
          'Make a client secret valid 6 months (180 days); its value goes to the place named in the checks and nowhere else.',
        after: "secret marked sendwright ostendo-continuum, kept in this computer's keychain",
        needs: needs.application,
        dependsOn: ['application', 'service-principal'],
        once: true,
      }),
    ],
    notes: [
      'What is in place in Exchange Online cannot be seen by appadmin@contoso.example; those steps look first and change only what is missing.',
    ],
  }),
};
