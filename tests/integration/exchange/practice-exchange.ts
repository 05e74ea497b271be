import { checkedInvoke } from '../../../electron/exchange/checked-invoke';
import { createExchange } from '../../../electron/exchange/exchange';
import { remoteInvoke } from '../../../electron/exchange/remote/client';
import type { Clock } from '../../../electron/ports/clock';
import type { Exchange } from '../../../electron/ports/exchange';
import type { MailSender } from '../../../electron/ports/mail';
import type { AppTokens } from '../../../electron/ports/tokens';
import { exchangeService } from '../../../electron/practice/exchange/service';
import { sendMail } from '../../../electron/practice/mail/send';
import { noteRights } from '../../../electron/practice/mail/rights-cache';
import type { AccessToken } from '../../../electron/practice/world/access-token';
import { contosoWorld } from '../../../electron/practice/world/contoso';
import type { LagSettings } from '../../../electron/practice/world/state';
import { exchangeAudience, graphAudience } from '../../../electron/practice/world/well-known';
import { World } from '../../../electron/practice/world/world';

export const app = {
  clientId: '11111111-1111-4111-8111-111111111111',
  principalId: '22222222-2222-4222-8222-222222222222',
};

const noLag: LagSettings = { replication: 0, rightsIdle: 0, rightsBusy: 0, policy: 0, mailbox: 0 };

/**
 * The practice tenant's Exchange behind the very client that the product uses, without sockets: an Exchange
 * Administrator is signed in. The application is registered and has no rights.
 */
export function practiceExchange(lag: Partial<LagSettings> = {}, person = 'exadmin') {
  const world = new World(contosoWorld({ sharedMailboxes: 30 }), { ...noLag, ...lag });
  const { state } = world;
  state.servicePrincipals.push({
    ...{ id: app.principalId, appId: app.clientId, appOwnerOrganizationId: state.tenant.id },
    ...{ displayName: 'Ostendo Continuum', accountEnabled: true, appRoleAssignmentRequired: false },
    ...{ tags: [], appRoles: [], oauth2PermissionScopes: [], properties: {} },
    ...{ createdDateTime: '2025-01-01T00:00:00.000Z', deletedDateTime: null },
  });
  noteRights(world);
  const user = state.users.find((one) => one.userPrincipalName === `${person}@contoso.example`);
  if (user === undefined) throw new Error(`no user ${person}`);
  const admin: AccessToken = {
    ...{ aud: exchangeAudience, tid: state.tenant.id, appid: 'a', oid: user.id, idtyp: 'user' },
    ...{ scp: ['Exchange.Manage'], roles: [], upn: user.userPrincipalName, wids: [] },
  };
  const service = exchangeService(world, async () => ({ ok: true, token: admin }));
  const clock: Clock = {
    now: () => world.clock.now(),
    sleep: async (ms) => world.clock.advance(ms / 1000),
  };
  const invoke = remoteInvoke({
    url: 'https://localhost/exchange',
    transport: {
      async send({ method, url, headers, body }) {
        const { pathname: path, searchParams: query, origin } = new URL(url);
        const answer = await service({ method, path, query, headers, body: body ?? '', origin });
        return { status: answer.status, headers: {}, body: JSON.stringify(answer.body) };
      },
    },
    tokens: { exchange: async () => 'token', refresh: async () => undefined },
    clock,
  });
  const exchange: Exchange = createExchange(checkedInvoke(invoke), { tenant: async () => state.tenant.id });
  return { world, state, exchange, clock, mail: mailOf(world), appTokens: tokensOf(world) };
}

/** The roles that the application holds in Entra, as its token would carry them. */
function rolesOf({ state }: World): readonly string[] {
  return state.appRoleAssignments
    .filter((assignment) => assignment.principalId === app.principalId)
    .map((assignment) => assignment.appRoleId);
}

function tokensOf(world: World): AppTokens {
  return {
    obtain: async ({ tenantId }) => ({
      accessToken: JSON.stringify(rolesOf(world)),
      claims: {
        ...{ appId: app.clientId, tenantId, objectId: app.principalId },
        ...{ roles: rolesOf(world), expiresAt: world.clock.iso() },
      },
    }),
  };
}

function mailOf(world: World): MailSender {
  return {
    async send(accessToken, mail) {
      const token: AccessToken = {
        ...{ aud: graphAudience, tid: world.state.tenant.id, appid: app.clientId, oid: app.principalId },
        ...{ idtyp: 'app', scp: [], roles: JSON.parse(accessToken) as string[], upn: null, wids: [] },
      };
      const message = {
        subject: mail.subject,
        body: { contentType: 'Text', content: mail.text },
        toRecipients: [{ emailAddress: { address: mail.to } }],
        internetMessageHeaders: mail.headers,
      };
      const answer = sendMail(world, { token, mailbox: mail.mailbox, message, saveToSentItems: true });
      const stamp = { requestId: world.newId(), time: world.clock.iso() };
      return 'code' in answer ? { kind: 'refused', ...answer, ...stamp } : { kind: 'accepted', ...stamp };
    },
  };
}
