import type { DeskSettings } from '../../../electron/contract/desk/app';
import type { ProfileLine } from '../../../electron/contract/desk/setups';
import type { DeskState } from '../../../electron/contract/desk/state';
import { admin, kept, lines, mailboxes, proven, tenantId } from './samples';
import { never, type Answers } from './scene';

/** An ordinary morning: signed in to the practice tenant, some setups there, nothing running. */
export const ordinaryState: DeskState = {
  seq: 1,
  target: { kind: 'practice' },
  practice: {
    kind: 'ready',
    tenantId,
    domain: 'contoso.example',
    accounts: [
      { username: 'admin@contoso.example', roles: ['Global Administrator'] },
      { username: 'application-admin@contoso.example', roles: ['Application Administrator'] },
      { username: 'exchange-admin@contoso.example', roles: ['Exchange Administrator'] },
      { username: 'role-admin@contoso.example', roles: ['Privileged Role Administrator'] },
    ],
    password: 'practice-Contoso-1',
  },
  signIn: { kind: 'signed-in', account: admin },
  operation: null,
  setupsVersion: 1,
  notices: [],
};

export const settings: DeskSettings = {
  ...{ cloud: 'global', clientId: '', powershell: '', exchangeSignIn: 'browser' },
  ...{ installModule: true, proxy: '', theme: 'system' },
};

const profiles: ProfileLine[] = [
  profile('ostendo', 'Ostendo Continuum', ['secret'], ['Settings', 'E-mail', 'Microsoft 365']),
  profile('autologyx', 'Autologyx Catalyst', ['secret'], ['Workspace settings', 'Mail']),
  profile('elegere', 'eLegere', ['certificate'], ['Administration', 'Mail server']),
  profile('generic', 'Any other application', ['secret', 'certificate'], ['The screen for Microsoft 365']),
];

function profile(
  id: string,
  name: string,
  credentialKinds: ProfileLine['credentialKinds'],
  where: string[],
): ProfileLine {
  return { id, name, credentialKinds, where, notes: [] };
}

/** What main answers where a scene says nothing else. */
export const ordinaryAnswers: Required<Omit<Answers, 'app.state'>> = {
  'app.about': () => ({
    ...{ version: '0.1.0', host: 'electron', licence: 'MIT' },
    runtime: [
      { name: 'Electron', version: '45.4.1' },
      { name: 'Chromium', version: '152.0.7701.4' },
      { name: 'Node', version: '24.11.0' },
    ],
    keychain: { ok: true, text: 'GNOME Keyring, unlocked.' },
    powershell: { ok: true, text: 'PowerShell 7.6.0 with ExchangeOnlineManagement 3.9.0.' },
  }),
  'app.openLink': () => null,
  'target.choose': () => null,
  'signIn.start': () => null,
  'signIn.cancel': () => null,
  'signIn.signOut': () => null,
  'setups.list': () => [...lines],
  'setups.detail': () => ({ status: proven, draft: kept.id, proof: null }),
  'setups.calendar': () => ({ savedAs: 'sendwright.ics' }),
  'setups.draft': () => kept,
  'setups.save': ({ id, draft }) => ({ ...kept, id: id ?? kept.id, draft: { ...kept.draft, ...draft } }),
  'setups.discard': () => null,
  'setups.import': () => kept,
  'setups.export': () => ({ savedAs: 'ostendo-continuum.sendwright.yaml' }),
  'setups.attachCertificate': () => ({ file: 'vendor.cer' }),
  'profiles.list': () => profiles,
  'mailboxes.search': ({ text }) => ({
    found: mailboxes.filter(({ address, displayName }) =>
      `${address} ${displayName}`.toLowerCase().includes(text.toLowerCase()),
    ),
    more: false,
  }),
  'checks.again': () => [],
  'plan.make': () => ({ operation: 'operation-1' }),
  'plan.current': () => null,
  'plan.export': () => ({ savedAs: 'ostendo-continuum.plan.json' }),
  'run.start': () => ({ operation: 'operation-1' }),
  'proof.start': () => ({ operation: 'operation-1' }),
  'proof.export': () => ({ savedAs: 'proof.html' }),
  'send.start': () => ({ operation: 'operation-1' }),
  'handoff.preview': never,
  'handoff.copy': () => ({ clearsAt: null }),
  'handoff.chooseRecipient': () => null,
  'handoff.start': () => ({ operation: 'operation-1' }),
  'handoff.takePassphrase': () => ({ passphrase: null }),
  'handoff.asBuilt': () => ({ savedAs: 'as-built.html' }),
  'handoff.takeReceipt': () => null,
  'goLive.read': never,
  'goLive.sign': () => null,
  'goLive.export': () => ({ savedAs: 'ostendo-continuum.go-live.html' }),
  'rotation.start': () => ({ operation: 'operation-1' }),
  'review.start': () => ({ operation: 'operation-1' }),
  'review.export': () => ({ savedAs: 'ostendo-continuum.review.html' }),
  'removal.look': () => ({ operation: 'operation-1' }),
  'removal.start': () => ({ operation: 'operation-1' }),
  'removal.restore': () => ({ operation: 'operation-1' }),
  'removal.export': () => ({ savedAs: 'ostendo-continuum.removed.html' }),
  'removal.forget': () => null,
  'operation.answer': () => null,
  'diagnosis.text': never,
  'diagnosis.climb': () => ({ operation: 'operation-1' }),
  'diagnosis.bundle': never,
  'diagnosis.saveBundle': () => ({ savedAs: 'ostendo-continuum.support.zip' }),
  'operation.cancel': () => null,
  'operation.dismiss': () => null,
  'settings.read': () => settings,
  'settings.write': (written) => written,
  'log.read': () => [],
  'log.export': () => ({ savedAs: 'sendwright.log' }),
};
