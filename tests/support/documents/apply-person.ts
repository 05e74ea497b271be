import type { ApplyDocument } from '../../../electron/contract/documents';

/** What an Application Administrator could do; the rest waits for somebody else. */
export const personApply: ApplyDocument = {
  format: 1,
  command: 'apply',
  setup: 'ostendo-continuum',
  tenant: 'd2b22c02-e772-4fb0-adac-3af4e9ce989c',
  application: 'Ostendo Continuum',
  clientId: 'b1924ee5-e6ac-40b1-b773-cbe1f6a666a3',
  result: 'needs-person',
  steps: [
    {
      id: 'mailbox:payroll-notification@contoso.example',
      summary:
        'Create the shared mailbox payroll-notification@contoso.example ("Payroll notification"); no licence needed up to 50 GB.',
      outcome: {
        kind: 'needs-person',
        who: 'an Exchange Administrator or a Global Administrator of Contoso',
        reason:
          'appadmin@contoso.example cannot administer Exchange Online. Somebody who can may also sign in for Exchange in the same run (--exchange-as).',
      },
    },
    {
      id: 'block-sign-in:payroll-notification@contoso.example',
      summary: 'Block sign-in with the account of the shared mailbox payroll-notification@contoso.example.',
      outcome: { kind: 'blocked', by: ['mailbox:payroll-notification@contoso.example'] },
    },
    {
      id: 'application',
      summary:
        'Register the application "Ostendo Continuum", for this tenant only, no Mail.Send declared; you become its owner.',
      outcome: {
        kind: 'applied',
        outputs: {
          applicationId: '0e359e99-4d0f-459e-8b6e-5af599179366',
          clientId: 'b1924ee5-e6ac-40b1-b773-cbe1f6a666a3',
          created: true,
        },
      },
    },
    {
      id: 'service-principal',
      summary: 'Add the service principal of "Ostendo Continuum".',
      outcome: { kind: 'applied', outputs: { servicePrincipalId: '212fda22-129e-4122-87bd-173c595adcf2' } },
    },
    {
      id: 'pointer',
      summary:
        "Make the service principal known to Exchange Online (by its object id, not the registration's).",
      outcome: {
        kind: 'needs-person',
        who: 'an Exchange Administrator or a Global Administrator of Contoso',
        reason:
          'appadmin@contoso.example cannot administer Exchange Online. Somebody who can may also sign in for Exchange in the same run (--exchange-as).',
      },
    },
    {
      id: 'scope',
      summary:
        'Create the management scope sendwright-ostendo-continuum: invoices@contoso.example and payroll-notification@contoso.example, by object id; nobody else.',
      outcome: { kind: 'blocked', by: ['mailbox:payroll-notification@contoso.example'] },
    },
    {
      id: 'role-assignment',
      summary:
        'Assign the Exchange role "Application Mail.Send" to the application, within the scope sendwright-ostendo-continuum only.',
      outcome: { kind: 'blocked', by: ['pointer', 'mailbox:payroll-notification@contoso.example'] },
    },
    {
      id: 'credential',
      summary:
        'Make a client secret valid 6 months (180 days); its value goes to the place named in the checks and nowhere else.',
      outcome: { kind: 'applied', outputs: {} },
    },
  ],
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
  nextTry: null,
  notes: [
    'What is in place in Exchange Online cannot be seen by appadmin@contoso.example; those steps look first and change only what is missing.',
  ],
  credential: {
    kind: 'secret',
    expires: '2027-05-20T00:00:00.000Z',
    keptIn: "this computer's keychain",
  },
};
