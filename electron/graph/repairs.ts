import type { DirectoryRepairs } from '../ports/repairs';
import { declaredPayload } from './application-view';
import { segment } from './odata';
import type { GraphSession } from './session';

/** Single changes to an application, its owners and delegated grants (facts 2.3, 2.8). */
export function repairWrites(session: GraphSession): DirectoryRepairs {
  const ownersPath = (applicationId: string): string => `/applications/${segment(applicationId)}/owners`;
  return {
    async changeApplication(applicationId, { declared, signInAudience, identifierUris }) {
      await session.write({
        operation: 'changeApplication',
        path: `/applications/${segment(applicationId)}`,
        body: {
          ...(declared === undefined ? {} : { requiredResourceAccess: declaredPayload(declared) }),
          ...(signInAudience === undefined ? {} : { signInAudience }),
          ...(identifierUris === undefined ? {} : { identifierUris }),
        },
      });
    },
    async addOwner(applicationId, personId) {
      await session.write({
        operation: 'addOwner',
        path: `${ownersPath(applicationId)}/$ref`,
        body: { '@odata.id': `${session.http.graphUrl}/v1.0/directoryObjects/${segment(personId)}` },
      });
    },
    async removeOwner(applicationId, personId) {
      await session.write({
        operation: 'removeOwner',
        path: `${ownersPath(applicationId)}/${segment(personId)}/$ref`,
      });
    },
    async setPermissionGrant(grantId, scopes) {
      await session.write({
        operation: 'setPermissionGrant',
        path: `/oauth2PermissionGrants/${segment(grantId)}`,
        body: { scope: scopes.join(' ') },
      });
    },
    async givePermissionGrant({ servicePrincipalId, resourceId, principalId, scopes }) {
      await session.write({
        operation: 'givePermissionGrant',
        path: '/oauth2PermissionGrants',
        body: {
          ...{ clientId: servicePrincipalId, resourceId, scope: scopes.join(' ') },
          ...(principalId === null
            ? { consentType: 'AllPrincipals' }
            : { consentType: 'Principal', principalId }),
        },
      });
    },
  };
}
