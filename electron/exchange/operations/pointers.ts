import type { Exchange, PointerView } from '../../ports/exchange';
import { orNullIfMissing } from '../errors';
import { text } from '../rows';
import type { OperationContext } from './context';

type Pointers = Pick<Exchange, 'pointers' | 'allPointers' | 'createPointer' | 'removePointer'>;

/**
 * Exchange's pointers to Entra service principals: Get-, New- and Remove-ServicePrincipal (facts 6.1). The object id is
 * that of the Entra service principal, never of the application.
 */
export function pointerOperations({ call }: OperationContext): Pointers {
  const read = async (): Promise<readonly PointerView[]> => {
    const rows = (await orNullIfMissing(call('Get-ServicePrincipal'))) ?? [];
    return rows.map((row) => ({
      appId: text(row, 'AppId').toLowerCase(),
      objectId: text(row, 'ObjectId').toLowerCase(),
      displayName: text(row, 'DisplayName'),
    }));
  };
  return {
    allPointers: read,
    async pointers(appId, servicePrincipalObjectId) {
      // All of them: where two share an id, asking for it by that id is ambiguous.
      const all = await read();
      const objectId = servicePrincipalObjectId?.toLowerCase();
      const ours = all.filter((one) => one.appId === appId.toLowerCase() || one.objectId === objectId);
      return all.filter((one) =>
        ours.some((own) => own.appId === one.appId || own.objectId === one.objectId),
      );
    },
    async createPointer(appId, servicePrincipalObjectId, displayName) {
      await call('New-ServicePrincipal', {
        AppId: appId,
        ObjectId: servicePrincipalObjectId,
        DisplayName: displayName,
      });
    },
    async removePointer(identity) {
      await call('Remove-ServicePrincipal', { Identity: identity, Confirm: false });
    },
  };
}
