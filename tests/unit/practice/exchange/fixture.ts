import { CmdletError } from '../../../../electron/practice/exchange/errors';
import { runCmdlet } from '../../../../electron/practice/exchange/run';
import { noteRights } from '../../../../electron/practice/mail/rights-cache';
import { sendMail } from '../../../../electron/practice/mail/send';
import type { SendAnswer } from '../../../../electron/practice/mail/send';
import type { AccessToken } from '../../../../electron/practice/world/access-token';
import { contosoWorld } from '../../../../electron/practice/world/contoso';
import type { LagSettings, WorldState } from '../../../../electron/practice/world/state';
import { exchangeAudience, graphAudience } from '../../../../electron/practice/world/well-known';
import { World } from '../../../../electron/practice/world/world';

const noLag: LagSettings = { replication: 0, rightsIdle: 0, rightsBusy: 0, policy: 0, mailbox: 0 };

/** The vendor's application in the tests: registered in Entra, without pointer, grant or scope. */
export const app = {
  appId: '11111111-1111-4111-8111-111111111111',
  objectId: '22222222-2222-4222-8222-222222222222',
};

export interface Practice {
  readonly world: World;
  readonly state: WorldState;
  /** Runs a cmdlet as the person; gives its result objects. */
  call(cmdlet: string, parameters?: Record<string, unknown>, as?: string): Record<string, unknown>[];
  /** Runs a cmdlet that must fail; gives the error's facts. */
  fail(cmdlet: string, parameters?: Record<string, unknown>, as?: string): CmdletError['facts'];
  /** Sends as the application; roles as its token carries them. */
  send(mailbox: string, options?: SendOptions): SendAnswer;
  id(address: string): string;
}

export interface SendOptions {
  readonly roles?: readonly string[];
  readonly token?: Partial<AccessToken>;
  readonly message?: Record<string, unknown>;
  readonly saveToSentItems?: boolean;
}

export function practice(lag: Partial<LagSettings> = {}): Practice {
  const state = contosoWorld();
  const world = new World(state, { ...noLag, ...lag });
  state.servicePrincipals.push({
    id: app.objectId,
    appId: app.appId,
    appOwnerOrganizationId: state.tenant.id,
    displayName: 'Ostendo Continuum',
    accountEnabled: true,
    appRoleAssignmentRequired: false,
    tags: [],
    appRoles: [],
    oauth2PermissionScopes: [],
    properties: {},
    createdDateTime: '2025-01-01T00:00:00.000Z',
    deletedDateTime: null,
  });
  noteRights(world);
  const call: Practice['call'] = (cmdlet, parameters = {}, as = 'exadmin') =>
    runCmdlet(world, personToken(world.state, as), cmdlet, parameters).result.map((row) => ({ ...row }));
  return {
    world,
    state,
    call,
    fail(cmdlet, parameters, as) {
      try {
        call(cmdlet, parameters, as);
      } catch (error) {
        if (error instanceof CmdletError) return error.facts;
        throw error;
      }
      throw new Error(`${cmdlet} succeeded, a refusal was expected`);
    },
    send: (mailbox, options = {}) =>
      sendMail(world, {
        token: { ...appToken(state, options.roles ?? []), ...options.token },
        mailbox,
        message: options.message ?? mailTo('anna@contoso.example'),
        saveToSentItems: options.saveToSentItems ?? true,
      }),
    id: (address) => userOf(state, address).id,
  };
}

export function mailTo(...addresses: string[]): Record<string, unknown> {
  return {
    subject: 'Test',
    body: { contentType: 'Text', content: 'Hello' },
    toRecipients: addresses.map((address) => ({ emailAddress: { address } })),
  };
}

export function personToken(state: WorldState, local: string): AccessToken {
  const user = userOf(state, `${local}@contoso.example`);
  return {
    aud: exchangeAudience,
    tid: state.tenant.id,
    appid: 'fb78d390-0c51-40cd-8e17-fdbfab77341b',
    oid: user.id,
    idtyp: 'user',
    scp: ['Exchange.Manage'],
    roles: [],
    upn: user.userPrincipalName,
    wids: [...user.roles],
  };
}

export function appToken(state: WorldState, roles: readonly string[]): AccessToken {
  return {
    aud: graphAudience,
    tid: state.tenant.id,
    appid: app.appId,
    oid: app.objectId,
    idtyp: 'app',
    scp: [],
    roles,
    upn: null,
    wids: [],
  };
}

function userOf(state: WorldState, address: string) {
  const user = state.users.find((one) => one.userPrincipalName === address);
  if (user === undefined) throw new Error(`no user ${address}`);
  return user;
}

/** Pointer, scope over the given mailboxes and the Application Mail.Send assignment. */
export function scopeTo(
  { call, id }: Pick<Practice, 'call' | 'id'>,
  addresses: readonly string[],
  name = 'Senders',
): void {
  call('New-ServicePrincipal', { AppId: app.appId, ObjectId: app.objectId, DisplayName: 'Ostendo' });
  const filter = addresses.map((address) => `ExternalDirectoryObjectId -eq '${id(address)}'`).join(' -or ');
  call('New-ManagementScope', { Name: name, RecipientRestrictionFilter: filter });
  call('New-ManagementRoleAssignment', {
    Name: `${name} sends`,
    Role: 'Application Mail.Send',
    App: app.objectId,
    CustomResourceScope: name,
  });
}
