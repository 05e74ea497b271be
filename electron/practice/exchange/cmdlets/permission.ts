import type { CmdletCall, CmdletFamily, Output } from '../cmdlet';
import { findMailbox, findOne, recipients } from '../recipients/find';

/** Get-MailboxPermission and Get-RecipientPermission: everybody's own mailbox, and the delegates that the world names. */
export const permissionCmdlets: CmdletFamily = {
  'Get-MailboxPermission': { parameters: ['Identity'], run: mailboxPermissions },
  'Get-RecipientPermission': { parameters: ['Identity'], run: recipientPermissions },
};

const self = 'NT AUTHORITY\\SELF';

function mailboxPermissions({ world, parameters }: CmdletCall): readonly Output[] {
  const mailbox = findMailbox(world.state, parameters.required('Identity'));
  return [
    {
      Identity: mailbox.name,
      User: self,
      AccessRights: ['FullAccess', 'ReadPermission'],
      IsInherited: false,
      Deny: false,
    },
    ...(mailbox.delegates ?? []).map((user) => ({
      Identity: mailbox.name,
      User: user,
      AccessRights: ['FullAccess'],
      IsInherited: false,
      Deny: false,
    })),
  ];
}

function recipientPermissions({ world, parameters }: CmdletCall): readonly Output[] {
  const identity = parameters.text('Identity');
  const all = recipients(world.state);
  return (identity === undefined ? all : [findOne(all, identity)]).map((recipient) => ({
    Identity: recipient.name,
    Trustee: self,
    AccessControlType: 'Allow',
    AccessRights: ['SendAs'],
    IsInherited: false,
  }));
}
