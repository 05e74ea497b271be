import { z } from 'zod';
import type { DirectoryReads, OrganizationView } from '../ports/directory';
import { AppError } from '../contract/errors';
import { parseAnswer } from './answer';
import { select } from './odata';
import { graphPermissions } from './permissions';
import type { GraphSession } from './session';

const personSchema = z.looseObject({
  id: z.string(),
  userPrincipalName: z.string(),
  displayName: z
    .string()
    .nullish()
    .transform((name) => name ?? ''),
  mail: z
    .string()
    .nullish()
    .transform((mail) => mail ?? null),
});

const organizationSchema = z.looseObject({
  id: z.string(),
  displayName: z
    .string()
    .nullish()
    .transform((name) => name ?? ''),
  countryLetterCode: z
    .string()
    .nullish()
    .transform((code) => code ?? null),
  verifiedDomains: z.array(z.looseObject({ name: z.string(), isInitial: z.boolean().nullish() })),
});

const roleSchema = z.looseObject({ roleTemplateId: z.string().nullish() });

function organizationView(body: unknown): OrganizationView {
  const { id, displayName, countryLetterCode, verifiedDomains } = parseAnswer(
    organizationSchema,
    body,
    'the organisation',
  );
  return {
    id,
    displayName,
    countryLetterCode,
    domains: verifiedDomains.map((domain) => domain.name),
    initialDomain: verifiedDomains.find((domain) => domain.isInitial === true)?.name ?? '',
  };
}

/** The signed-in person, the tenant, and the roles that are active (facts 2.2). */
export function peopleReads({
  reader,
}: GraphSession): Pick<DirectoryReads, 'me' | 'organization' | 'myRoles'> {
  return {
    async me() {
      const path = `/me?${select(['id', 'userPrincipalName', 'displayName', 'mail'])}`;
      const body = await reader.get({ path, scopes: graphPermissions.me.scopes });
      const { id, userPrincipalName, displayName, mail } = parseAnswer(personSchema, body, 'the person');
      return { id, userPrincipalName, displayName, mail };
    },
    async organization() {
      const path = `/organization?${select(['id', 'displayName', 'countryLetterCode', 'verifiedDomains'])}`;
      const [first] = await reader.list({ path, scopes: graphPermissions.organization.scopes });
      if (first === undefined) {
        throw new AppError({ code: 'not-found', message: 'Microsoft Graph named no organisation.' });
      }
      return organizationView(first);
    },
    async myRoles() {
      // A cast of transitiveMemberOf is an advanced query: it wants the header and $count.
      const roles = await reader.list({
        path: `/me/transitiveMemberOf/graph.directoryRole?$count=true&${select(['id', 'roleTemplateId'])}`,
        scopes: graphPermissions.myRoles.scopes,
        headers: { ConsistencyLevel: 'eventual' },
      });
      return roles
        .map((role) => parseAnswer(roleSchema, role, 'a directory role').roleTemplateId)
        .filter((id): id is string => typeof id === 'string');
    },
  };
}
