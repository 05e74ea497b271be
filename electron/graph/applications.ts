import { z } from 'zod';
import type { DirectoryReads } from '../ports/directory';
import { parseAnswer } from './answer';
import { applicationProperties, applicationView } from './application-view';
import { byKey, filter, largestPage, quoted, segment, select } from './odata';
import { graphPermissions } from './permissions';
import type { GraphSession } from './session';

const ownerSchema = z.looseObject({
  id: z.string(),
  displayName: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
});

/** Path of one application by alternate key, with the properties of a view. */
export function applicationPath(key: 'appId' | 'uniqueName', value: string): string {
  return `${byKey('applications', key, value)}?${select(applicationProperties)}`;
}

/** Finds application objects: ours by marker, others by client id or name (facts 2.3). */
export function applicationReads({
  reader,
}: GraphSession): Pick<
  DirectoryReads,
  'applicationByUniqueName' | 'applicationByAppId' | 'applicationsByDisplayName' | 'applications' | 'ownersOf'
> {
  return {
    async applicationByUniqueName(uniqueName) {
      const { scopes } = graphPermissions.applicationByUniqueName;
      const body = await reader.find({ path: applicationPath('uniqueName', uniqueName), scopes });
      return body === null ? null : applicationView(body);
    },
    async applicationByAppId(appId) {
      const { scopes } = graphPermissions.applicationByAppId;
      const body = await reader.find({ path: applicationPath('appId', appId), scopes });
      return body === null ? null : applicationView(body);
    },
    async applicationsByDisplayName(displayName) {
      const { scopes } = graphPermissions.applicationsByDisplayName;
      const query = `${filter(`displayName eq ${quoted(displayName)}`)}&${select(applicationProperties)}`;
      const found = await reader.list({ path: `/applications?${query}`, scopes });
      return found.map(applicationView);
    },
    async applications() {
      const path = `/applications?${select(applicationProperties)}&${largestPage}`;
      const found = await reader.list({ path, scopes: graphPermissions.applications.scopes });
      return found.map(applicationView);
    },
    async ownersOf(applicationId) {
      const path = `/applications/${segment(applicationId)}/owners`;
      const found = await reader.list({ path, scopes: graphPermissions.ownersOf.scopes });
      return found.map((body) => {
        const owner = parseAnswer(ownerSchema, body, 'an owner');
        return { id: owner.id, name: owner.userPrincipalName ?? owner.displayName ?? owner.id };
      });
    },
  };
}
