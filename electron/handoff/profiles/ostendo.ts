import type { VendorProfileFile } from '../../contract/vendor-profile';

/** Ostendo Continuum: File → System Configuration → API Credentials → MS_GRAPH. */
export const ostendo: VendorProfileFile = {
  format: 1,
  id: 'ostendo',
  name: 'Ostendo Continuum',
  audience: 'AzureADMyOrg',
  redirectUris: [],
  delegatedMailSend: false,
  checksRolesClaim: null,
  credentialKinds: ['secret'],
  scope: 'https://graph.microsoft.com/.default',
  where: ['File', 'System Configuration', 'API Credentials'],
  fields: [
    {
      name: 'FromAddress',
      from: 'sender',
      note: 'One address: Ostendo keeps a single FromAddress in this record.',
    },
    { name: 'ClientID', from: 'clientId' },
    { name: 'ClientSecret', from: 'secret', note: 'The secret value, never the secret id.' },
    { name: 'TenantID', from: 'tenantId' },
    {
      name: 'Default',
      from: 'fixed',
      text: 'ticked, if this is to be the primary e-mail method',
    },
  ],
  steps: [
    { do: 'In Ostendo, open File → System Configuration → API Credentials.' },
    { do: 'Select MS_GRAPH in the API list.' },
    { do: 'Enter these values:', fields: true },
    { do: 'Leave the screen: Ostendo saves the record by itself.' },
    { do: 'Send a document by e-mail from Ostendo and check that it arrives.' },
  ],
  sentItems:
    'Ostendo does not say whether it asks for a copy; Graph keeps one in Sent Items of the sending mailbox by default.',
  notes: ['Ostendo stores the credentials encrypted in its own database.'],
  graphSendMailConfirmed: {
    by: 'Development-X Ltd, in the setup guide, revision 1.0.0',
    when: '2026-02-24',
  },
  source: 'Microsoft Graph API Email Integration Setup Guide, revision 1.0.0, 24/02/2026',
};
