import type { VendorProfileFile } from '../../contract/vendor-profile';

/** The sheet of the runbook, for every vendor without a profile of its own. */
export const generic: VendorProfileFile = {
  format: 1,
  id: 'generic',
  name: 'the application',
  audience: 'AzureADMyOrg',
  redirectUris: [],
  delegatedMailSend: false,
  checksRolesClaim: null,
  credentialKinds: ['secret', 'certificate'],
  scope: 'https://graph.microsoft.com/.default',
  where: ["The application's e-mail settings"],
  fields: [
    { name: 'Tenant ID', from: 'tenantId' },
    { name: 'Application (Client) ID', from: 'clientId' },
    { name: 'Client Secret Value', from: 'secret', note: 'The secret value, never the secret id.' },
    { name: 'Secret Expiry Date', from: 'secretExpiry' },
    { name: 'Certificate', from: 'certificate', note: 'The file with the private key.' },
    { name: 'App Registration Name', from: 'applicationName' },
    { name: 'Approved Shared Mailbox addresses', from: 'senders' },
    { name: 'Scope', from: 'scope' },
  ],
  steps: [
    { do: "Open the application's e-mail settings and choose Microsoft Graph, not SMTP." },
    { do: 'Enter these values:', fields: true },
    {
      do: 'Send a test message from a mailbox under "May send from", to a recipient inside and one outside.',
    },
    { do: 'Complete the user acceptance test before going live.' },
  ],
  sentItems:
    'Graph keeps a copy in Sent Items of the sending mailbox, unless the application asks it not to (saveToSentItems: false).',
  notes: [
    'Ask the vendor to confirm in writing that it sends through Microsoft Graph (sendMail) with the client credentials flow.',
  ],
  graphSendMailConfirmed: null,
  source: 'Microsoft 365 OAuth Email Integration Runbook, version 1.0, June 2026',
};
