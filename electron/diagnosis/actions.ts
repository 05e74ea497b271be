import type { FixStep } from './entry';

/** Actions of Sendwright that several errors end in. */
export const actions = {
  ladder: {
    text: 'Climb the ladder of the setup: it stops at the first step that does not hold.',
    command: 'sendwright diagnose --setup SETUP',
  },
  prove: {
    text: 'Prove again: inside accepted, outside refused, with the same token.',
    command: 'sendwright prove SETUP',
    page: 'proof',
  },
  proveWaiting: {
    text: 'Leave the application alone, and let the proof look when it is time.',
    command: 'sendwright prove SETUP --wait',
    page: 'proof',
  },
  plan: {
    text: 'Plan the setup again: the plan shows what is missing and offers to mend it.',
    command: 'sendwright plan FILE',
    page: 'plan',
  },
  apply: {
    text: 'Apply the setup file again: what is in place is found and not repeated.',
    command: 'sendwright apply FILE',
    page: 'plan',
  },
  proveAny: {
    text: 'See what the application may do at all, by its client id.',
    command: 'sendwright prove --client-id ID',
  },
  status: {
    text: 'Compare with what this computer knows: tenant, client id, expiry.',
    command: 'sendwright status SETUP',
    page: 'setups',
  },
  openFolder: {
    text: 'At the vendor: check the handoff folder, and whether its credential gets a token.',
    command: 'sendwright open DIR --passphrase-file FILE',
  },
  send: {
    text: 'Send one test mail as the application.',
    command: 'sendwright send SETUP --from SENDER --to ADDRESS',
    page: 'send',
  },
  signIn: { text: 'Sign in again in the browser.', page: 'sign-in' },
} as const satisfies Readonly<Record<string, FixStep>>;
