import type { ErrorFacts } from '../contract/errors';

/**
 * What codes mean where an application signs in by itself, and the advice for a person at a browser is of no use (facts
 * 11a): a policy for workload identities looks at the address that the application signs in from.
 */
export const appOnlyMeanings: Readonly<
  Record<string, Pick<ErrorFacts, 'code' | 'message' | 'who' | 'next'>>
> = {
  '53003': {
    code: 'policy-refused',
    message:
      'Conditional Access for workload identities blocks this application from where it signs in; its credential is right.',
    who: "a Conditional Access Administrator of the customer's tenant",
    next: 'Open the sign-in in Entra (Sign-in logs, Service principal sign-ins; search the request id): it names the policy and the address. Add the address that the product sends from to the trusted location of that policy, or leave this application out of it. Then try again from there: a test from another address says nothing.',
  },
};
