import { z } from 'zod';
import type { AppManagementPolicyView, DirectoryReads } from '../ports/directory';
import { parseAnswer } from './answer';
import { durationDays } from './duration';
import { graphPermissions } from './permissions';
import type { GraphSession } from './session';

const restrictionSchema = z.looseObject({
  restrictionType: z.string().nullish(),
  state: z.string().nullish(),
  maxLifetime: z.string().nullish(),
  restrictForAppsCreatedAfterDateTime: z.string().nullish(),
});

const policySchema = z.looseObject({
  isEnabled: z.boolean().nullish(),
  applicationRestrictions: z
    .looseObject({
      passwordCredentials: z.array(restrictionSchema).nullish(),
      keyCredentials: z.array(restrictionSchema).nullish(),
    })
    .nullish(),
});

type Restriction = z.infer<typeof restrictionSchema>;

function holds(restriction: Restriction, type: string, now: Date): boolean {
  if (restriction.restrictionType !== type || restriction.state === 'disabled') return false;
  const from = Date.parse(restriction.restrictForAppsCreatedAfterDateTime ?? '');
  return Number.isNaN(from) || from <= now.getTime();
}

function shortestDays(restrictions: readonly Restriction[], type: string, now: Date): number | null {
  const days = restrictions
    .filter((restriction) => holds(restriction, type, now))
    .map((restriction) => durationDays(restriction.maxLifetime ?? ''))
    .filter((value): value is number => value !== null);
  return days.length === 0 ? null : Math.min(...days);
}

/** The tenant's default policy as it binds an application that is made at `now` (facts 4). */
function appManagementPolicyView(body: unknown, now: Date): AppManagementPolicyView {
  const policy = parseAnswer(policySchema, body, 'the app management policy');
  const off = policy.isEnabled !== true;
  const passwords = off ? [] : (policy.applicationRestrictions?.passwordCredentials ?? []);
  const keys = off ? [] : (policy.applicationRestrictions?.keyCredentials ?? []);
  return {
    secretsForbidden: passwords.some((restriction) => holds(restriction, 'passwordAddition', now)),
    secretMaxDays: shortestDays(passwords, 'passwordLifetime', now),
    certificateMaxDays: shortestDays(keys, 'asymmetricKeyLifetime', now),
  };
}

/** What the tenant allows for application credentials. */
export function policyReads({ reader, http }: GraphSession): Pick<DirectoryReads, 'appManagementPolicy'> {
  return {
    async appManagementPolicy() {
      const path = '/policies/defaultAppManagementPolicy';
      const body = await reader.get({ path, scopes: graphPermissions.appManagementPolicy.scopes });
      return appManagementPolicyView(body, http.clock.now());
    },
  };
}
