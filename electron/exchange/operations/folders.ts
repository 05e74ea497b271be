import type { Exchange } from '../../ports/exchange';
import { text, wholeNumber } from '../rows';
import type { OperationContext } from './context';

/**
 * Get-MailboxFolderStatistics -FolderScope SentItems (facts 11a): the number of items, never their content. The
 * folder is found by its type, since its name is localised; subfolders do not count.
 */
export function folderOperations({ call }: OperationContext): Pick<Exchange, 'sentItems'> {
  return {
    async sentItems(mailbox) {
      const rows = await call('Get-MailboxFolderStatistics', { Identity: mailbox, FolderScope: 'SentItems' });
      const folder = rows.find((row) => text(row, 'FolderType') === 'SentItems') ?? rows[0];
      return folder === undefined ? 0 : (wholeNumber(folder, 'ItemsInFolder') ?? 0);
    },
  };
}
