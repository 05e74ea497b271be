import type { MailItem } from '../../world/exchange-types';
import type { CmdletCall, CmdletFamily, Output } from '../cmdlet';
import { notOffered } from '../errors';
import { findMailbox } from '../recipients/find';

/** Get-MailboxFolderStatistics and Get-MailboxStatistics: how Sent Items are proved without reading mail (facts 11a). */
export const mailboxStatisticsCmdlets: CmdletFamily = {
  'Get-MailboxFolderStatistics': { parameters: ['Identity', 'FolderScope'], run: folders },
  'Get-MailboxStatistics': { parameters: ['Identity'], run: statistics },
};

function folders({ world, parameters }: CmdletCall): readonly Output[] {
  const mailbox = findMailbox(world.state, parameters.required('Identity'));
  const rows = [
    folder(mailbox.name, 'Inbox', 'Inbox', mailbox.folders.inbox),
    folder(mailbox.name, 'Sent Items', 'SentItems', mailbox.folders.sentItems),
  ];
  const scope = parameters.text('FolderScope')?.toLowerCase() ?? 'all';
  if (!['all', 'inbox', 'sentitems'].includes(scope)) {
    throw notOffered(`Get-MailboxFolderStatistics -FolderScope ${scope}`);
  }
  return rows.filter((row) => scope === 'all' || String(row.FolderType).toLowerCase() === scope);
}

function folder(mailbox: string, name: string, type: string, items: readonly MailItem[]): Output {
  return {
    Identity: `${mailbox}\\${name}`,
    Name: name,
    FolderPath: `/${name}`,
    FolderType: type,
    ItemsInFolder: items.length,
    ItemsInFolderAndSubfolders: items.length,
  };
}

function statistics({ world, parameters }: CmdletCall): readonly Output[] {
  const mailbox = findMailbox(world.state, parameters.required('Identity'));
  const items = [...mailbox.folders.inbox, ...mailbox.folders.sentItems];
  return [
    {
      Identity: mailbox.guid,
      DisplayName: mailbox.displayName,
      MailboxGuid: mailbox.exchangeGuid,
      ItemCount: items.length,
      TotalItemSize: sizeText(items.reduce((sum, item) => sum + Buffer.byteLength(item.body), 0)),
      LastUserActionTime:
        items
          .map(({ time }) => time)
          .sort()
          .at(-1) ?? null,
      StorageLimitStatus: mailbox.full ? 'MailboxDisabled' : 'BelowLimit',
    },
  ];
}

/** As Exchange writes a size: `1.205 KB (1,234 bytes)`. */
function sizeText(bytes: number): string {
  const [size, unit] = bytes < 1024 ? [bytes, 'B'] : [bytes / 1024, 'KB'];
  const short = Number(size.toPrecision(4));
  return `${short} ${unit} (${bytes.toLocaleString('en-US')} bytes)`;
}
