import { durationText, minuteText } from './format';

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
  busy: 'Something else is running. It must end first.',
  signInFirst: 'Sign in first: this needs the tenant.',
  signIn: 'Sign in',
  signInAsOther: 'Sign in as another account',
  questions: {
    'proof-credential': {
      title: 'May a credential be made for this proof?',
      about: (clientId: string, tenant: string) => `Application ${clientId}, tenant ${tenant}. In order:`,
      yes: 'Make it, prove, and remove it',
      no: 'No, make none',
    },
  },
} as const;
