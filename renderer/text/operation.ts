import type { OperationKind } from '../../electron/contract/desk/operation';
import { durationText, minuteText } from './format';

const now: Readonly<Record<OperationKind, string>> = {
  plan: 'Being checked now',
  apply: 'Being set up now',
  proof: 'Being proven now',
  send: 'A test mail is on its way',
  handoff: 'Its folder is being made',
  ladder: 'Being diagnosed now',
  rotation: 'Its credential is being renewed now',
  review: 'Being reviewed now',
  removal: 'Being taken back now',
  restore: 'Being brought back now',
};

const inTenant = (clientId: string, tenant: string): string =>
  clientId === '' ? `Tenant ${tenant}. In order:` : `Application ${clientId}, tenant ${tenant}. In order:`;

/** What stands on every long operation. */
export const operationText = {
  cancel: 'Cancel',
  cancelling: 'Stopping',
  elapsed: (milliseconds: number) => `${durationText(milliseconds)} so far`,
  took: (milliseconds: number) => `took ${durationText(milliseconds)}`,
  since: (time: string) => `since ${minuteText(time)}`,
  progress: 'What was reported',
  waitsFor: (what: string) => `Waits for ${what}`,
  nextTry: (time: string) => `Next try ${minuteText(time)}`,
  inTime: (milliseconds: number) =>
    milliseconds <= 0 ? 'any moment now' : `in ${durationText(milliseconds)}`,
  waitNote: 'You may leave this page or minimise the window; a notice comes when it is over.',
  now,
  nowLead: 'It goes on whatever page is open.',
  watch: 'See how it goes',
  busy: 'Something else is running. It must end first.',
  signInFirst: 'Sign in first: this needs the tenant.',
  signIn: 'Sign in',
  signInAsOther: 'Sign in as another account',
  questions: {
    'proof-credential': {
      title: 'May a credential be made for this proof?',
      about: inTenant,
      yes: 'Make it, prove, and remove it',
      no: 'No, make none',
    },
    rotation: {
      title: 'May this be done?',
      about: inTenant,
      yes: 'Do it',
      no: 'No, leave everything as it is',
    },
    removal: {
      title: 'May this be taken away?',
      about: inTenant,
      yes: 'Take it away',
      no: 'No, leave everything as it is',
    },
    restore: {
      title: 'May it be brought back like this?',
      about: inTenant,
      yes: 'Bring it back',
      no: 'No, leave everything as it is',
    },
  },
} as const;
