import type { Exchange } from '../../ports/exchange';
import { orNullIfMissing } from '../errors';
import { text } from '../rows';
import type { OperationContext } from './context';

type Pointers = Pick<Exchange, 'pointers' | 'createPointer' | 'removePointer'>;

/**
 * Exchange's pointers to Entra service principals: Get-, New- and Remove-ServicePrincipal (facts 6.1). The object id is
 * that of the Entra service principal, never of the application.
 */
export function pointerOperations({ call }: OperationContext): Pointers {
  return {
    async pointers(appId) {
      // All of them: where two have the same application id, asking for it by that id is ambiguous.
      const rows = (await orNullIfMissing(call('Get-ServicePrincipal'))) ?? [];
      return rows
        .map((row) => ({
          appId: text(row, 'AppId'),
          objectId: text(row, 'ObjectId'),
          displayName: text(row, 'DisplayName'),
        }))
        .filter((pointer) => pointer.appId.toLowerCase() === appId.toLowerCase());
    },
    async createPointer(appId, servicePrincipalObjectId, displayName) {
      await call('New-ServicePrincipal', {
        AppId: appId,
        ObjectId: servicePrincipalObjectId,
        DisplayName: displayName,
      });
    },
    async removePointer(objectId) {
      await call('Remove-ServicePrincipal', { Identity: objectId, Confirm: false });
    },
  };
}
