import type { ApplyDocument } from '../../../electron/contract/documents';

/** In accessPolicy mode: the policy needs its time before the grant. */
export const waitingApply: ApplyDocument = {
  format: 1,
  command: 'apply',
  setup: 'autologyx-catalyst',
  tenant: 'd2b22c02-e772-4fb0-adac-3af4e9ce989c',
  application: 'Autologyx Catalyst',
  clientId: '886fb012-4eb1-47aa-b062-867b7f003537',
  result: 'waiting',
  steps: [
    {
      id: 'mailbox:payroll-notification@contoso.example',
      summary:
        'Create the shared mailbox payroll-notification@contoso.example ("Payroll notification"); no licence needed up to 50 GB.',
      outcome: { kind: 'applied', outputs: { objectId: '33c820c7-a417-4f53-9a7c-4ee66901cd1d' } },
    },
    {
      id: 'block-sign-in:payroll-notification@contoso.example',
      summary: 'Block sign-in with the account of the shared mailbox payroll-notification@contoso.example.',
      outcome: { kind: 'applied', outputs: {} },
    },
    {
      id: 'application',
      summary:
        'Register the application "Autologyx Catalyst", for this tenant only, Mail.Send declared, not granted; you become its owner.',
      outcome: {
        kind: 'applied',
        outputs: {
          applicationId: '439c90da-ae9c-44c1-aaa6-01cbfd260ead',
          clientId: '886fb012-4eb1-47aa-b062-867b7f003537',
          created: true,
        },
      },
    },
    {
      id: 'service-principal',
      summary: 'Add the service principal of "Autologyx Catalyst".',
      outcome: { kind: 'applied', outputs: { servicePrincipalId: 'dd27275f-ab76-43b2-961f-b43cfbe38a36' } },
    },
    {
      id: 'group',
      summary:
        'Create the mail-enabled security group sendwright-autologyx-catalyst (hidden, closed) with exactly these members: invoices@contoso.example and payroll-notification@contoso.example.',
      outcome: {
        kind: 'applied',
        outputs: {
          distinguishedName:
            'CN=sendwright-autologyx-catalyst,OU=contoso.onmicrosoft.com,OU=Microsoft Exchange Hosted Organizations,DC=DEUP281A001,DC=PROD,DC=OUTLOOK,DC=COM',
        },
      },
    },
    {
      id: 'access-policy',
      summary:
        'Restrict the application to the members of sendwright-autologyx-catalyst by an application access policy.',
      outcome: { kind: 'applied', outputs: {}, note: 'It takes an hour or more until it is effective.' },
    },
    {
      id: 'policy-wait',
      summary:
        'Wait until the access policy refuses ceo@contoso.example, lets invoices@contoso.example pass, and has had the time that Exchange takes; nothing is granted before.',
      outcome: {
        kind: 'waiting',
        for: 'the access policy to be effective everywhere; its own test refuses ceo@contoso.example already, but Exchange may let mail through for an hour and more',
        nextTry: '2026-11-21T16:36:26.895Z',
      },
    },
    {
      id: 'grant',
      summary:
        'Grant the application Mail.Send of Microsoft Graph, cut down by the access policy to invoices@contoso.example and payroll-notification@contoso.example.',
      outcome: { kind: 'blocked', by: ['policy-wait'] },
    },
    {
      id: 'credential',
      summary:
        'Make a client secret valid 6 months (180 days); its value goes to the place named in the checks and nowhere else.',
      outcome: { kind: 'blocked', by: ['policy-wait'] },
    },
  ],
  waitsFor: [
    {
      who: 'time',
      reason:
        'Waits for the access policy to be effective everywhere; its own test refuses ceo@contoso.example already, but Exchange may let mail through for an hour and more.',
      steps: ['policy-wait', 'grant', 'credential'],
    },
  ],
  nextTry: '2026-11-21T16:36:26.895Z',
  notes: [],
  credential: null,
};
