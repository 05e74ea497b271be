import { AppError } from '../../contract/errors';

/** How a keychain fails; each has a message and a next action of its own (keychain facts 7). */
export type KeychainFailure =
  | 'not-installed'
  | 'not-loadable'
  | 'unavailable'
  | 'no-keyring'
  | 'locked'
  | 'locked-or-missing'
  | 'denied'
  | 'timeout'
  | 'crashed'
  | 'damaged'
  | 'failed';

interface Text {
  readonly code: 'keychain-missing' | 'keychain-failed';
  readonly message: string;
  readonly next: string;
}

const texts: Readonly<Record<KeychainFailure, Text>> = {
  'not-installed': {
    code: 'keychain-missing',
    message: 'The keychain module (keytar) is not installed. Credentials cannot be saved on this computer.',
    next: 'Run "node build/prepare.mjs": it builds the module, or says what to install first (on Debian: libsecret-1-dev build-essential python3 pkg-config).',
  },
  'not-loadable': {
    code: 'keychain-missing',
    message: "The keychain module (keytar) can't be loaded. Credentials cannot be saved on this computer.",
    next: 'On Linux, install libsecret (Debian: libsecret-1-0); then run "node build/prepare.mjs" to build the module for this Node.',
  },
  unavailable: {
    code: 'keychain-missing',
    message: 'No system keychain was found. Credentials cannot be saved on this computer.',
    next: 'On Linux, install and start GNOME Keyring or KWallet, and run Sendwright in the desktop session.',
  },
  'no-keyring': {
    code: 'keychain-missing',
    message: 'The system keychain runs, but has no login keyring to save into.',
    next: 'Sign out of the desktop and in again, or make a default keyring in "Passwords and Keys".',
  },
  locked: {
    code: 'keychain-failed',
    message: 'The system keychain is locked. Your saved credential was not changed.',
    next: 'Unlock it and try again.',
  },
  'locked-or-missing': {
    code: 'keychain-failed',
    message:
      'A credential was saved, but the keychain did not return it. It is locked, or the entry was removed outside this app.',
    next: 'Unlock the keychain and try again. If the entry was removed, make a new credential: apply the setup again.',
  },
  denied: {
    code: 'keychain-failed',
    message: 'Access to the system keychain was refused.',
    next: 'Try again and allow Sendwright in the dialogue of the keychain.',
  },
  timeout: {
    code: 'keychain-failed',
    message:
      'The system keychain did not answer in time. It may wait for your password in a window of its own.',
    next: 'Look for that window and answer it, then try again. What was being saved is checked before it is used.',
  },
  crashed: {
    code: 'keychain-failed',
    message:
      "The system keychain's library ended unexpectedly. A saved credential is never left half written.",
    next: 'Try again; if it happens again, restart the desktop session.',
  },
  damaged: {
    code: 'keychain-failed',
    message: 'The credential in the system keychain is damaged.',
    next: 'Make a new credential: apply the setup again.',
  },
  failed: {
    code: 'keychain-failed',
    message: 'The system keychain refused.',
    next: 'Check that the keychain works (on Linux with "Passwords and Keys") and try again.',
  },
};

/** The error of one failure; `serviceCode` names it, `detail` is the library's own message, never a value. */
export function keychainError(failure: KeychainFailure, detail?: string): AppError {
  return new AppError({
    ...texts[failure],
    who: 'you',
    serviceCode: `keychain.${failure}`,
    ...(detail === undefined ? {} : { serviceMessage: detail }),
  });
}

/** The helper runs with LC_ALL=C, so these texts are English on every computer (keychain facts 3). */
const patterns: readonly (readonly [RegExp, KeychainFailure])[] = [
  [/locked collection|is ?locked/iu, 'locked'],
  [/does not exist at path .*\/collection\//iu, 'no-keyring'],
  // The last one: Electron writes "disabled:" as the address of a session bus that is not there.
  [
    /autolaunch|could not connect|not provided by any|no such interface|secrets was not provided|unsupported transport/iu,
    'unavailable',
  ],
  [/timeout was reached|did not receive a reply/iu, 'timeout'],
  [/dismissed|cancell?ed|interaction is not allowed|denied|not correct/iu, 'denied'],
];

/** What keytar's message means. */
export function classify(message: string): AppError {
  const failure = patterns.find(([pattern]) => pattern.test(message))?.[1] ?? 'failed';
  return keychainError(failure, message);
}
