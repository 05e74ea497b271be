import { z } from 'zod';
import type { DirectoryReads, DirectoryWrites } from '../ports/directory';
import { parseAnswer } from './answer';
import { applicationProperties, applicationView } from './application-view';
import { segment, select } from './odata';
import { graphPermissions } from './permissions';
import type { GraphSession } from './session';

const deletedSchema = z.looseObject({ deletedDateTime: z.string().nullish() });
const principalSchema = deletedSchema.extend({ id: z.string(), appId: z.string() });

type Deletions = Pick<DirectoryReads, 'deletedApplication' | 'deletedServicePrincipal'> &
  Pick<
    DirectoryWrites,
    'restoreApplication' | 'restoreServicePrincipal' | 'deleteApplication' | 'deleteServicePrincipal'
  >;

/** Applications and service principals deleted, and the bin from which they can be restored for 30 days (facts 2.3, 2.4). */
export function deletedApplications({ reader, ...session }: GraphSession): Deletions {
  return {
    async deletedApplication(uniqueName) {
      const { scopes } = graphPermissions.deletedApplication;
      const path = `/directory/deletedItems/graph.application?${select([...applicationProperties, 'deletedDateTime'])}`;
      // Compared here: whether the bin can be filtered by uniqueName is not documented.
      const found = (await reader.list({ path, scopes })).map((body) => ({
        ...applicationView(body),
        deletedDateTime: parseAnswer(deletedSchema, body, 'a deleted application').deletedDateTime ?? null,
      }));
      return found.find((application) => application.uniqueName === uniqueName) ?? null;
    },
    async deletedServicePrincipal(appId) {
      const { scopes } = graphPermissions.deletedServicePrincipal;
      const path = `/directory/deletedItems/graph.servicePrincipal?${select(['id', 'appId', 'deletedDateTime'])}`;
      const found = (await reader.list({ path, scopes }))
        .map((body) => parseAnswer(principalSchema, body, 'a deleted service principal'))
        .filter((one) => one.appId.toLowerCase() === appId.toLowerCase())
        .map(({ id, deletedDateTime }) => ({ id, deletedDateTime: deletedDateTime ?? null }));
      return (
        found.sort((a, b) => (b.deletedDateTime ?? '').localeCompare(a.deletedDateTime ?? ''))[0] ?? null
      );
    },
    async restoreApplication(applicationId) {
      await session.write({
        operation: 'restoreApplication',
        path: `/directory/deletedItems/${segment(applicationId)}/restore`,
      });
    },
    async restoreServicePrincipal(servicePrincipalId) {
      await session.write({
        operation: 'restoreServicePrincipal',
        path: `/directory/deletedItems/${segment(servicePrincipalId)}/restore`,
      });
    },
    async deleteApplication(applicationId) {
      await session.write({
        operation: 'deleteApplication',
        path: `/applications/${segment(applicationId)}`,
      });
    },
    async deleteServicePrincipal(servicePrincipalId) {
      await session.write({
        operation: 'deleteServicePrincipal',
        path: `/servicePrincipals/${segment(servicePrincipalId)}`,
      });
    },
  };
}
