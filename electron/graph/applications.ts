import type { DirectoryReads } from '../ports/directory';
import { applicationProperties, applicationView } from './application-view';
import { byKey, filter, quoted, select } from './odata';
import { graphPermissions } from './permissions';
import type { GraphSession } from './session';

/** Path of one application by alternate key, with the properties of a view. */
export function applicationPath(key: 'appId' | 'uniqueName', value: string): string {
  return `${byKey('applications', key, value)}?${select(applicationProperties)}`;
}

/** Finds application objects: ours by marker, others by client id or name (facts 2.3). */
export function applicationReads({
  reader,
}: GraphSession): Pick<
  DirectoryReads,
  'applicationByUniqueName' | 'applicationByAppId' | 'applicationsByDisplayName'
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
  };
}
