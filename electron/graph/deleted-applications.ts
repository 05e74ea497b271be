import type { DirectoryReads, DirectoryWrites } from '../ports/directory';
import { applicationProperties, applicationView } from './application-view';
import { segment, select } from './odata';
import { graphPermissions } from './permissions';
import type { GraphSession } from './session';

/** Deleted applications, which can be restored for 30 days (facts 2.3). */
export function deletedApplications({
  reader,
  ...session
}: GraphSession): Pick<DirectoryReads, 'deletedApplication'> & Pick<DirectoryWrites, 'restoreApplication'> {
  return {
    async deletedApplication(uniqueName) {
      const { scopes } = graphPermissions.deletedApplication;
      const path = `/directory/deletedItems/graph.application?${select(applicationProperties)}`;
      // Compared here: whether the bin can be filtered by uniqueName is not documented.
      const found = (await reader.list({ path, scopes })).map(applicationView);
      return found.find((application) => application.uniqueName === uniqueName) ?? null;
    },
    async restoreApplication(applicationId) {
      await session.write({
        operation: 'restoreApplication',
        path: `/directory/deletedItems/${segment(applicationId)}/restore`,
      });
    },
  };
}
