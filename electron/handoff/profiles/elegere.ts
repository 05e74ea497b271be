import type { VendorProfileFile } from '../../contract/vendor-profile';

/** eLegere: Domain Settings with a certificate; its guide knows no client secret. */
export const elegere: VendorProfileFile = {
  format: 1,
  id: 'elegere',
  name: 'eLegere',
  audience: 'AzureADMyOrg',
  redirectUris: [],
  delegatedMailSend: false,
  checksRolesClaim: null,
  credentialKinds: ['certificate'],
  scope: 'https://graph.microsoft.com/.default',
  where: ['Domain Settings'],
  fields: [
    { name: 'Tenant Id', from: 'tenantId' },
    { name: 'Client Id', from: 'clientId' },
    {
      name: 'Certificate',
      from: 'certificate',
      note: 'eLegere signs in with the private key: the PFX, not the public .cer file.',
    },
  ],
  steps: [
    { do: 'In eLegere, open the Domain Settings.' },
    { do: 'Enter these values:', fields: true },
    { do: 'Use Send Email once from a mailbox under "May send from", and check that it arrives.' },
  ],
  sentItems:
    'eLegere does not say whether it asks for a copy; Graph keeps one in Sent Items of the sending mailbox by default.',
  notes: [],
  graphSendMailConfirmed: { by: 'eLegere, in its documentation of Send Email', when: null },
  source: 'Send Email via Microsoft Graph Authorization (eLegere documentation)',
};
