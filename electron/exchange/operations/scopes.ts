import type { Exchange, ScopeView } from '../../ports/exchange';
import { orNullIfMissing } from '../errors';
import { text } from '../rows';
import type { Row } from '../invoke';
import type { OperationContext } from './context';

type Scopes = Pick<Exchange, 'scope' | 'allScopes' | 'createScope' | 'setScopeFilter' | 'removeScope'>;

/** Get-, New-, Set- and Remove-ManagementScope; a scope in use cannot be removed (facts 6.2, 6.4). */
export function scopeOperations({ call }: OperationContext): Scopes {
  return {
    async scope(name) {
      const rows = await orNullIfMissing(call('Get-ManagementScope', { Identity: name }));
      return rows?.[0] === undefined ? null : scopeView(rows[0]);
    },
    async allScopes() {
      return (await call('Get-ManagementScope')).map(scopeView);
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

function scopeView(row: Row): ScopeView {
  return { name: text(row, 'Name'), recipientFilter: text(row, 'RecipientFilter') };
}
