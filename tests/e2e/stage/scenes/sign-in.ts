import type { DeskState } from '../../../../electron/contract/desk/state';
import { admin } from '../samples';
import { denied, fails, type Scenes } from '../scene';

const route = { page: 'sign-in' } as const;
const signedOut: Partial<DeskState> = { signIn: { kind: 'signed-out', error: null } };
const real: Partial<DeskState> = { target: { kind: 'real', cloud: 'global' }, practice: { kind: 'off' } };
const device = (code: { userCode: string; page: string } | null): Partial<DeskState> => ({
  signIn: { kind: 'signing-in', method: 'device', code },
});
const failed = (error: NonNullable<Extract<DeskState['signIn'], { kind: 'signed-out' }>['error']>) => ({
  route,
  state: { ...real, signIn: { kind: 'signed-out', error } } satisfies Partial<DeskState>,
});

export const signInScenes: Scenes = {
  'sign-in': { route, state: signedOut },
  'sign-in-unchosen': { route, state: { ...signedOut, target: null, practice: { kind: 'off' } } },
  'sign-in-real': { route, state: { ...real, ...signedOut } },
  'sign-in-practice-starting': { route, state: { ...signedOut, practice: { kind: 'starting' } } },
  'sign-in-browser': { route, state: { signIn: { kind: 'signing-in', method: 'browser', code: null } } },
  'sign-in-code-coming': { route, state: { ...real, ...device(null) } },
  'sign-in-code': {
    route,
    state: { ...real, ...device({ userCode: 'HK7PQ2XNC', page: 'https://microsoft.com/devicelogin' }) },
  },
  'sign-in-done': { route },
  'sign-in-without-role': {
    route,
    state: { signIn: { kind: 'signed-in', account: { ...admin, roles: [] } } },
  },
  'sign-in-refused-consent': failed({
    code: 'consent-required',
    message: 'The consent that Sendwright asked for was declined.',
    who: 'you, or a Privileged Role Administrator of contoso.example',
    next: 'Sign in again and accept, or ask an administrator to consent for the organisation.',
    serviceCode: 'AADSTS65004',
    serviceMessage: 'User declined to consent to access the app.',
    requestId: '6d9b9f0e-52a5-4b8b-8a35-7f7d4a3c2e10',
  }),
  'sign-in-wrong-tenant': failed({
    code: 'tenant-mismatch',
    message: 'This account is of fabrikam.example, the setup is for contoso.example.',
    who: 'you',
    next: 'Sign in with an account of contoso.example.',
  }),
  'sign-in-code-blocked': failed({
    code: 'policy-refused',
    message: 'A Conditional Access policy of the tenant does not allow signing in by code.',
    who: 'a Conditional Access Administrator of contoso.example, or you',
    next: 'Sign in with the browser instead.',
    serviceCode: 'AADSTS530036',
    serviceMessage: 'Access has been blocked by authentication flows policy.',
    requestId: '0a6de4a4-b7f3-44f5-a0a2-9c4d2c5e2f00',
  }),
  'sign-in-conflict': {
    route,
    state: signedOut,
    answers: {
      'signIn.start': fails({
        code: 'conflict',
        message: 'A run is under way; it is signed in as somebody else.',
        next: 'Wait until it has ended, or cancel it.',
      }),
    },
    press: ['Sign in with the browser'],
  },
  'sign-in-denied': {
    route,
    state: signedOut,
    answers: { 'signIn.start': denied },
    press: ['Use a code instead'],
  },
};
