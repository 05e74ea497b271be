import type { Exchange } from '../../ports/exchange';
import { orNullIfMissing } from '../errors';
import { text } from '../rows';
import type { OperationContext } from './context';

type Scopes = Pick<Exchange, 'scope' | 'createScope' | 'setScopeFilter' | 'removeScope'>;

/** Get-, New-, Set- and Remove-ManagementScope; a scope in use cannot be removed (facts 6.2, 6.4). */
export function scopeOperations({ call }: OperationContext): Scopes {
  return {
    async scope(name) {
      const rows = await orNullIfMissing(call('Get-ManagementScope', { Identity: name }));
      const row = rows?.[0];
      return row === undefined
        ? null
        : { name: text(row, 'Name'), recipientFilter: text(row, 'RecipientFilter') };
    },
    async createScope(name, recipientFilter) {
      await call('New-ManagementScope', { Name: name, RecipientRestrictionFilter: recipientFilter });
    },
    async setScopeFilter(name, recipientFilter) {
      await call('Set-ManagementScope', { Identity: name, RecipientRestrictionFilter: recipientFilter });
    },
    async removeScope(name) {
      await call('Remove-ManagementScope', { Identity: name, Confirm: false });
    },
  };
}
