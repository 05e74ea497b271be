import type { SurveyCredential } from '../../contract/survey';
import { credentialsOf } from '../survey/credentials';
import { finding } from './finding';
import type { LintContext, Rule } from './types';

/** The default lifetimes end well within: a secret of 12 months, a certificate of 24, of 30 days each. */
const longestDays = { secret: 360, certificate: 720 } as const;
const soonDays = 30;
const verySoonDays = 7;

/** Its secrets and certificates. */
export function credentials({ seen, now }: LintContext): readonly SurveyCredential[] {
  const application = seen.application.ok ? seen.application.value : null;
  return application === null ? [] : credentialsOf(application, now);
}

/** "secret "by hand"", or by its id. */
export function named({ kind, name, keyId }: SurveyCredential): string {
  return `${kind} ${name === null || name === '' ? keyId : `"${name}"`}`;
}

/** Credentials that nobody can use any more. */
export function expiredCredentials(context: LintContext): readonly SurveyCredential[] {
  return credentials(context).filter(({ daysLeft }) => daysLeft < 0);
}

const lifetimes: Rule = (context) => {
  const all = credentials(context);
  const expired = expiredCredentials(context);
  const valid = all.filter(({ daysLeft }) => daysLeft >= 0);
  const isOver = expired.length > 0 && valid.length === 0;
  // Where a later one is there already, the end of the earlier one is a rotation under way.
  const last = Math.max(...valid.map(({ daysLeft }) => daysLeft));
  const ending = last <= soonDays ? valid : [];
  const long = valid.filter(({ kind, ageDays, daysLeft }) => ageDays + daysLeft > longestDays[kind]);
  return [
    ...(expired.length === 0
      ? []
      : [
          finding(
            'credential-expired',
            [
              ...expired.map((one) => `The ${named(one)} ended ${-one.daysLeft} days ago.`),
              ...(isOver ? ['No other is left: the application gets no token.'] : []),
            ],
            isOver ? { severity: 'high', mend: 'Make a new one and hand it over; then remove these.' } : {},
          ),
        ]),
    ...(ending.length === 0
      ? []
      : [
          finding(
            'credential-expiring',
            ending.map(
              (one) => `The ${named(one)} ends in ${one.daysLeft} days, on ${one.expires.slice(0, 10)}.`,
            ),
            last <= verySoonDays ? { severity: 'high' } : {},
          ),
        ]),
    ...(long.length === 0
      ? []
      : [
          finding(
            'credential-long-lived',
            long.map(
              (one) =>
                `The ${named(one)} lives ${one.ageDays + one.daysLeft} days, until ${one.expires.slice(0, 10)}.`,
            ),
          ),
        ]),
  ];
};

/** Valid ones beside the one that was handed over; none where that is not known. */
export function strangeCredentials(context: LintContext): readonly SurveyCredential[] {
  const { keyId: own = null, renewing = [] } = context.agreed ?? {};
  if (own === null) return [];
  const known = new Set([own, ...renewing].map((id) => id.toLowerCase()));
  return credentials(context).filter(
    ({ daysLeft, keyId }) => daysLeft >= 0 && !known.has(keyId.toLowerCase()),
  );
}

const numberOfThem: Rule = (context) => {
  const { agreed } = context;
  const valid = credentials(context).filter(({ daysLeft }) => daysLeft >= 0);
  const secrets = valid.filter(({ kind }) => kind === 'secret');
  const strangers = strangeCredentials(context);
  const isRenewal = (agreed?.renewing ?? []).length > 0 && strangers.length === 0;
  return [
    ...(strangers.length === 0
      ? []
      : [
          finding(
            'credential-unused',
            strangers.map((one) => `The ${named(one)} is not the one that was handed over.`),
          ),
        ]),
    ...(secrets.length < 2 || isRenewal
      ? []
      : [
          finding(
            'several-secrets',
            secrets.map((one) => `The ${named(one)} is valid until ${one.expires.slice(0, 10)}.`),
          ),
        ]),
    ...(secrets.length === 0 || agreed !== null
      ? []
      : [
          finding(
            'secret-not-certificate',
            secrets.map((one) => `It signs in with the ${named(one)}.`),
          ),
        ]),
  ];
};

const registration: Rule = ({ seen, agreed }) => {
  const application = seen.application.ok ? seen.application.value : null;
  if (application === null) return [];
  const isOpen = application.signInAudience !== 'AzureADMyOrg' && agreed?.multiTenant !== true;
  const namesakes = seen.namesakes.ok ? seen.namesakes.value : [];
  return [
    ...(isOpen ? [finding('multi-tenant', [`Its audience is ${application.signInAudience}.`])] : []),
    ...(seen.owners.ok && seen.owners.value.length === 0
      ? [finding('no-owner', ['The list of owners is empty.'])]
      : []),
    ...(namesakes.length === 0
      ? []
      : [
          finding(
            'duplicate-name',
            namesakes.map(({ displayName, appId }) => `${displayName}, client id ${appId}.`),
          ),
        ]),
  ];
};

/** The app registration and its credentials. */
export const applicationRules: readonly Rule[] = [lifetimes, numberOfThem, registration];
