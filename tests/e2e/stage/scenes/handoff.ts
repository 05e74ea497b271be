import type { HandoffPreview } from '../../../../electron/contract/desk/handoff';
import { ago, ahead, anOperation } from '../operations';
import { clientId, proven, tenantId } from '../samples';
import { fails, never, type Scenes } from '../scene';

const route = { page: 'handoff', setup: proven.id } as const;

const preview: HandoffPreview = {
  vendor: 'Ostendo Continuum',
  where: ['File', 'System Configuration', 'API Credentials'],
  steps: [
    { do: 'In Ostendo, open File → System Configuration → API Credentials.', fields: false },
    { do: 'Select MS_GRAPH in the API list.', fields: false },
    { do: 'Enter these values:', fields: true },
    { do: 'Leave the screen: Ostendo saves the record by itself.', fields: false },
    { do: 'Send a document by e-mail from Ostendo and check that it arrives.', fields: false },
  ],
  fields: [
    {
      ...{ index: 0, name: 'FromAddress', value: 'invoices@contoso.example', from: 'open' },
      note: 'One address: Ostendo keeps a single FromAddress in this record. Also approved: payroll-notification@contoso.example.',
    },
    { index: 1, name: 'ClientID', value: clientId, from: 'open', note: null },
    {
      ...{ index: 2, name: 'ClientSecret', value: null, from: 'sealed' },
      note: 'The secret value, never the secret id.',
    },
    { index: 3, name: 'TenantID', value: tenantId, from: 'open', note: null },
    {
      ...{ index: 4, name: 'Default', from: 'open', note: null },
      value: 'ticked, if this is to be the primary e-mail method',
    },
  ],
  notes: ['Ostendo stores the credentials encrypted in its own database.'],
  senders: ['invoices@contoso.example', 'payroll-notification@contoso.example'],
  refusal: null,
  warnings: [],
  seals: true,
};

const certificate: HandoffPreview = {
  ...preview,
  vendor: 'eLegere',
  where: ['Administration', 'Mail server', 'Microsoft Graph'],
  fields: [
    { index: 0, name: 'Tenant', value: tenantId, from: 'open', note: null },
    { index: 1, name: 'Application', value: clientId, from: 'open', note: null },
    { index: 2, name: 'Certificate', value: null, from: 'file', note: 'certificate.pfx in the sealed part.' },
  ],
};

const answers = { 'handoff.preview': () => preview };
const made = anOperation('handoff', {
  outcome: {
    kind: 'finished',
    result: {
      kind: 'handoff',
      passphraseWaits: true,
      document: {
        ...{ format: 1, command: 'handoff', setup: proven.id, directory: 'ostendo-continuum-handoff' },
        files: ['README.txt', 'handoff.html', 'handoff.json', 'proof.html', 'renewal.ics', 'sealed.zip'],
        ...{ expires: '2027-05-20T00:00:00.000Z', proof: 'proven', passphraseFile: null, sealedFor: null },
      },
    },
  },
});

export const handoffScenes: Scenes = {
  'handoff-loading': { route, answers: { 'handoff.preview': never } },
  handoff: { route, answers },
  'handoff-certificate': { route, answers: { 'handoff.preview': () => certificate } },
  'handoff-vendor-owned': {
    route,
    answers: {
      'handoff.preview': () => ({
        ...preview,
        ...{ seals: false, fields: [{ ...preview.fields[2]!, from: 'vendors-own' as const, note: null }] },
      }),
    },
  },
  'handoff-secret-copied': {
    route,
    answers: { ...answers, 'handoff.copy': () => ({ clearsAt: ahead(1) }) },
    press: ['Copy ClientSecret'],
  },
  'handoff-no-keychain': {
    route,
    answers: {
      ...answers,
      'handoff.copy': fails({
        code: 'keychain-missing',
        message: 'The keychain of this computer is locked, so the secret cannot be read.',
        who: 'you',
        next: 'Unlock the keychain, then copy again.',
      }),
    },
    press: ['Copy ClientSecret'],
  },
  'handoff-refused': {
    route,
    answers: {
      'handoff.preview': () => ({
        ...preview,
        refusal:
          'The last proof found that the application can send as every mailbox of the tenant. A credential is handed over only when that is mended.',
        warnings: ['The credential ends in 9 days: 30 November 2026.'],
      }),
    },
  },
  'handoff-recipient': {
    route,
    answers: {
      ...answers,
      'handoff.chooseRecipient': () => ({
        kind: 'age X25519',
        name: 'ostendo-support.pub',
        fingerprint: 'SHA256:9f2c 41d0 77ab 3e58 c1f4 0a96 5be2 d873 1c0e 6f4d 28b7 90a5',
      }),
    },
    press: ['The holder of the vendor’s own key', 'Choose the public key'],
  },
  'handoff-receipt': {
    route,
    answers: {
      ...answers,
      'handoff.takeReceipt': () => ({
        ...{ format: 1, command: 'receipt', setup: 'ostendo-continuum' },
        ...{ receivedBy: 'Jane Doe', receivedAt: ago(90), confirmed: true, isLast: true },
        test: {
          ...{ result: 'works', time: ago(91), message: 'It works: Entra gave a token.' },
          ...{ who: null, next: null, serviceCode: null, requestId: null },
        },
      }),
    },
    press: ['Take the vendor’s receipt'],
  },
  'handoff-running': {
    route,
    answers,
    state: { operation: anOperation('handoff', { notes: ['Sealing the credential.'] }) },
  },
  'handoff-made': { route, answers, state: { operation: made } },
  'handoff-passphrase': {
    route,
    state: { operation: made },
    answers: {
      ...answers,
      'handoff.takePassphrase': () => ({ passphrase: 'harbour-velvet-orchid-lantern-mosaic-tundra' }),
    },
    press: ['Show the passphrase'],
  },
};
