/**
 * Names of everything that crosses between the window and main, as plain literals: the preload is made of them and
 * stays tiny. Their schemas stand in `desk/table.ts`; a type there holds both lists to the same names.
 */
export const invokeChannels = [
  'app.state',
  'app.about',
  'app.openLink',
  'target.choose',
  'signIn.start',
  'signIn.cancel',
  'signIn.signOut',
  'setups.list',
  'setups.detail',
  'setups.draft',
  'setups.save',
  'setups.discard',
  'setups.import',
  'setups.export',
  'setups.attachCertificate',
  'profiles.list',
  'mailboxes.search',
  'checks.again',
  'plan.make',
  'plan.current',
  'plan.export',
  'run.start',
  'proof.start',
  'proof.export',
  'send.start',
  'handoff.preview',
  'handoff.copy',
  'handoff.chooseRecipient',
  'handoff.start',
  'handoff.takePassphrase',
  'handoff.asBuilt',
  'handoff.takeReceipt',
  'operation.answer',
  'diagnosis.text',
  'diagnosis.climb',
  'diagnosis.bundle',
  'diagnosis.saveBundle',
  'operation.cancel',
  'operation.dismiss',
  'settings.read',
  'settings.write',
  'log.read',
  'log.export',
] as const;
export type InvokeChannel = (typeof invokeChannels)[number];

/** The one channel from main to the window: numbered events. */
export const eventChannel = 'desk.event';
