import { isCloudMailbox, liveMailboxes } from '../../electron/practice/exchange/recipients/find';
import { sendVerdict } from '../../electron/practice/mail/rights';
import { sendMail } from '../../electron/practice/mail/send';
import type { AccessToken } from '../../electron/practice/world/access-token';
import type { Mailbox } from '../../electron/practice/world/exchange-types';
import { graphAudience } from '../../electron/practice/world/well-known';
import { World } from '../../electron/practice/world/world';
import type { Existing } from './existing-applications';

/** The token that the practice tenant would issue to an application now. */
function tokenOf({ state }: World, { application, principal }: Existing): AccessToken {
  const roles = state.appRoleAssignments
    .filter(({ principalId }) => principalId === principal.id)
    .flatMap(({ appRoleId }) =>
      state.servicePrincipals.flatMap(({ appRoles }) =>
        appRoles.filter(({ id }) => id === appRoleId).map(({ value }) => value),
      ),
    );
  return {
    ...{ aud: graphAudience, tid: state.tenant.id, appid: application.appId, oid: principal.id },
    ...{ idtyp: 'app', scp: [], roles, upn: null, wids: [] },
  };
}

function addressesWhere(world: World, test: (mailbox: Mailbox) => boolean): readonly string[] {
  return liveMailboxes(world.state)
    .filter(isCloudMailbox)
    .filter(test)
    .map(({ primarySmtpAddress }) => primarySmtpAddress.toLowerCase())
    .toSorted();
}

/** Tries every mailbox, by the rule that the practice tenant's sendMail goes by. */
export function mailboxesThatSend(world: World, existing: Existing): readonly string[] {
  const token = tokenOf(world, existing);
  return addressesWhere(world, (mailbox) => sendVerdict(world, token, mailbox).allowed);
}

/**
 * Sends a mail from every mailbox, in a copy of the world; the addresses whose mail was taken. With SMTP.SendAsApp that
 * is every one, which no policy and no scope cuts (facts 11a).
 */
export function mailboxesThatSent(origin: World, existing: Existing): readonly string[] {
  const world = new World(structuredClone(origin.state), origin.lag);
  world.clock.advance(Math.max(0, origin.clock.secondsSince(world.clock.iso())));
  const token = tokenOf(world, existing);
  const message = {
    ...{ subject: 'Test', body: { contentType: 'Text', content: 'Test' } },
    toRecipients: [{ emailAddress: { address: 'somebody@partner.example' } }],
  };
  return addressesWhere(world, ({ externalDirectoryObjectId: mailbox }) => {
    if (token.roles.includes('SMTP.SendAsApp')) return true;
    return sendMail(world, { token, mailbox, message, saveToSentItems: false }).status === 202;
  });
}
