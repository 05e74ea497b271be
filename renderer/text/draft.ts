import { countText, dayText } from './format';

/** Places of a setup file, in words. */
const places: Readonly<Record<string, string>> = {
  ...{ application: 'Application’s name', vendor: 'Vendor', tenant: 'Tenant', scoping: 'Scoping' },
  ...{ senders: 'Senders', outsider: 'Outsider', credential: 'Credential', testRecipient: 'Test recipient' },
  ...{ testStage: 'Test mailbox', app: 'The vendor’s client id', sameName: 'Application’s name' },
};

/** The page of a new setup. */
export const draftText = {
  heading: 'New setup',
  headingOf: (application: string) => application,
  lead: 'Say what is agreed. Nothing is written to the tenant before you have seen and approved the plan.',
  reading: 'Reading the setup',
  states: {
    new: 'Saved as soon as you type',
    changed: 'Not saved yet',
    saving: 'Saving',
    saved: 'Saved on this computer',
    failed: 'Not saved',
  },
  next: 'Check and plan',
  export: 'Save as a file',
  savedAs: (name: string) => `Saved as ${name}.`,
  discard: 'Discard',
  discardSure: 'Discard this draft? Nothing in the tenant changes.',
  keep: 'Keep it',
  missing: (count: number) => `${countText(count, 'place needs', 'places need')} a look before the checks`,
  placeOf: (where: string) => {
    const [outer = ''] = where.split(/[.[]/u);
    const number = /\[(\d+)\]/u.exec(where)?.[1];
    const name = places[outer] ?? 'Setup';
    return number === undefined ? name : `${name} ${Number(number) + 1}`;
  },

  application: {
    heading: 'Application',
    vendor: 'Vendor',
    vendorHint: 'Sendwright knows these vendors’ own screens and fills the handoff in their words.',
    otherVendor: 'Another vendor',
    name: 'Application’s name in Entra',
    nameHint: 'The customer’s administrators will see it in the list of applications.',
    tenant: 'Tenant',
    tenantHint: 'Domain or id. It must be the tenant that you are signed in to.',
    more: 'Special cases',
    sameName: 'Register a separate application',
    sameNameHint:
      'Where another application of this name is there already. Otherwise Sendwright stops and asks.',
    vendorOwned: 'The vendor owns a multi-tenant application',
    vendorOwnedHint: 'Then the customer gives it the right and no credential is made here.',
    clientId: 'The vendor’s client id',
  },
  senders: {
    heading: 'Senders',
    lead: 'The mailboxes that may send. No other mailbox of the tenant will be able to.',
    add: 'Add a mailbox',
    addHint: 'Search by name, or type an address and press Enter.',
    paste: 'Paste a list',
    pasteTitle: 'Paste addresses',
    pasteLabel: 'Addresses',
    pasteHint: 'From a mail, a table or a file: whatever stands between the addresses is left out.',
    pasteAdd: (count: number) => (count === 0 ? 'Add' : `Add ${countText(count, 'address', 'addresses')}`),
    create: 'Create a shared mailbox',
    createTitle: 'Create a shared mailbox',
    createLead:
      'A shared mailbox needs no licence. It is created when the plan runs, where there is none of this address.',
    createAddress: 'Address',
    createName: 'Display name',
    createAdd: 'Add to the senders',
    cancel: 'Cancel',
    list: 'Senders',
    count: (count: number) => countText(count, 'mailbox', 'mailboxes'),
    none: 'No sender yet.',
    isCreated: (name: string) =>
      name === '' ? 'Will be created, shared' : `Will be created, shared: ${name}`,
    remove: (address: string) => `Remove ${address}`,
    removeAll: 'Remove all',
    filter: 'Find in the list',
    noneFound: 'No mailbox found.',
    moreFound: 'There are more: type on.',
    searchFailed: 'The mailboxes could not be searched; an address can still be typed.',
    searchSignedOut: 'Sign in to search the tenant’s mailboxes; an address can also be typed.',
    kinds: { user: 'User mailbox', shared: 'Shared mailbox', other: 'Other' },
  },
  proof: {
    heading: 'Proof',
    lead: 'That every other mailbox is refused is only proven by trying. Sendwright sends from one that must be refused.',
    outsider: 'Outsider',
    outsiderHint:
      'An ordinary mailbox that is no sender, such as a colleague’s. The attempt is refused by Microsoft; its owner sees nothing of it.',
    recipient: 'Test recipient (optional)',
    recipientHint: 'Where the senders’ test mail goes. Empty: to the signed-in administrator.',
    stage: 'Prove it with a test mailbox first',
    stageHint: 'The agreed senders enter, and it leaves, when you go live.',
    stageAddress: 'Test mailbox',
    stageCreate: 'Create it as a shared mailbox',
  },
  scoping: {
    heading: 'How the right is limited',
    label: 'Scoping',
    rbac: 'In Exchange (recommended)',
    rbacHint:
      'The application gets a role in Exchange that reaches the senders only, and no permission in Entra at all. Takes effect within two hours.',
    accessPolicy: 'By an application access policy (legacy)',
    accessPolicyHint:
      'The application gets Mail.Send for every mailbox, and a policy takes it away again for all but the senders. For vendors that look for the permission in their token. Microsoft calls it legacy.',
  },
  credential: {
    heading: 'Credential',
    lead: 'What the application signs in with. It goes from the keychain of this computer into the sealed part, and nowhere else.',
    label: 'Kind',
    secret: 'Client secret',
    secretHint: 'A password made by Entra. Every vendor can use it.',
    certificate: 'Certificate made here',
    certificateHint: 'The vendor gets certificate and private key, sealed.',
    own: 'A certificate that is there already',
    ownHint:
      'The vendor’s own as a .cer or .pem file, where the vendor keeps the private key; or with its key as a .pfx.',
    notOfVendor: (vendor: string) => `${vendor} cannot use it.`,
    months: 'Valid for months',
    monthsHint: (end: string) => `Ends about ${dayText(end)}. A month counts 30 days.`,
    keySize: 'Key size',
    keySizes: { 2048: '2048 bits (usual)', 3072: '3072 bits' },
    attach: 'Choose the certificate',
    attached: (file: string) => `Chosen: ${file}`,
    attachedPfx: (file: string) =>
      `Chosen: ${file}. It stays where it lies. The system asks for its passphrase when the plan is made; nothing of it comes into this window.`,
    none: 'The vendor’s application has a credential of its own; none is made here.',
  },
} as const;
