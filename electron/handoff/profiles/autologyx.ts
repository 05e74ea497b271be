import type { VendorProfileFile } from '../../contract/vendor-profile';

/** Autologyx Catalyst: an Authentication object, then the Outbound mail setup, each with a test of its own. */
export const autologyx: VendorProfileFile = {
  format: 1,
  id: 'autologyx',
  name: 'Autologyx Catalyst',
  audience: 'AzureADMyOrg',
  redirectUris: [],
  delegatedMailSend: true,
  checksRolesClaim: null,
  credentialKinds: ['secret'],
  scope: 'https://graph.microsoft.com/.default',
  where: ['Administration', 'Authentication objects'],
  fields: [
    { name: 'Provider', from: 'fixed', text: 'Microsoft oAuth 2.0 (Client Credentials flow)' },
    { name: 'Tenant ID', from: 'tenantId' },
    { name: 'Client ID', from: 'clientId' },
    { name: 'Client Secret', from: 'secret', note: 'The secret value, never the secret id.' },
    { name: 'Scope', from: 'scope' },
  ],
  steps: [
    { do: 'In Catalyst, open Administration → Authentication objects and click Create.' },
    { do: 'Select the provider and enter these values:', fields: true },
    { do: 'Click Test. It proves that a token is issued, not yet that mail may be sent.' },
    { do: 'If the test is successful, click Save.' },
    {
      do: 'Open Outbound mail setup and select "Microsoft Office 365 Exchange (Graph) with oAuth 2.0" as the mail service.',
    },
    { do: 'Choose the new Authentication object.' },
    {
      do: 'Complete the section Microsoft Client Credentials Settings; the sender must be one of the mailboxes under "May send from".',
    },
    { do: 'Click Test mail settings. If the test is successful, click Save.' },
  ],
  sentItems:
    'Catalyst does not say whether it asks for a copy; Graph keeps one in Sent Items of the sending mailbox by default.',
  notes: [
    "The vendor's guide also lists delegated Mail.Send. The client credentials flow does not use it: it is declared because the guide asks for it, and not consented.",
    "The vendor's guide assigns an Exchange Online licence; a shared mailbox up to 50 GB needs none.",
  ],
  graphSendMailConfirmed: {
    by: 'Autologyx, in its documentation of the outbound mail setup',
    when: null,
  },
  source: 'Configuring Outbound mail setup with Microsoft client credentials (Autologyx documentation)',
};
