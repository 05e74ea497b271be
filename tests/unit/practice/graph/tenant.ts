import { graphService } from '../../../../electron/practice/graph/service';
import type { SendMail } from '../../../../electron/practice/graph/call';
import type { AccessToken } from '../../../../electron/practice/world/access-token';
import { contosoWorld } from '../../../../electron/practice/world/contoso';
import type { User } from '../../../../electron/practice/world/directory-types';
import type { LagSettings } from '../../../../electron/practice/world/state';
import { graphAppId, graphAudience } from '../../../../electron/practice/world/well-known';
import { World } from '../../../../electron/practice/world/world';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

/** Every delegated scope that a test may want, unless it says which. */
export const allScopes = [
  'User.Read',
  'User.Read.All',
  'User.ReadWrite.All',
  'Application.Read.All',
  'Application.ReadWrite.All',
  'AppRoleAssignment.ReadWrite.All',
  'DelegatedPermissionGrant.ReadWrite.All',
  'Directory.Read.All',
  'Organization.Read.All',
  'Domain.Read.All',
  'LicenseAssignment.Read.All',
  'LicenseAssignment.ReadWrite.All',
  'RoleManagement.Read.Directory',
  'Policy.Read.All',
  'AuditLog.Read.All',
  'ExchangeMessageTrace.Read.All',
  'Group.Read.All',
  'Mail.Send',
];

const noLag: LagSettings = { replication: 0, rightsIdle: 0, rightsBusy: 0, policy: 0, mailbox: 0 };

export interface Asking {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Replaces `allScopes`. */
  readonly scopes?: readonly string[];
  readonly token?: Partial<AccessToken>;
}

/** A practice tenant whose Graph is called without a server: tokens are made by hand. */
export class GraphTenant {
  readonly world: World;
  readonly sent: Parameters<SendMail>[1][] = [];
  private current: AccessToken | null = null;
  private readonly service;

  constructor(lag: Partial<LagSettings> = {}) {
    this.world = new World(contosoWorld(), { ...noLag, ...lag });
    this.service = graphService(
      this.world,
      () =>
        Promise.resolve(
          this.current === null ? { ok: false, reason: 'missing' } : { ok: true, token: this.current },
        ),
      (_world, request) => {
        this.sent.push(request);
        return { status: 202 };
      },
    );
  }

  user(local: string): User {
    return this.world.state.users.find((one) => one.userPrincipalName.startsWith(`${local}@`))!;
  }

  get graphId(): string {
    return this.world.state.servicePrincipals.find((one) => one.appId === graphAppId)!.id;
  }

  userToken(local: string, scopes: readonly string[] = allScopes): AccessToken {
    const user = this.user(local);
    return {
      aud: graphAudience,
      tid: this.world.state.tenant.id,
      appid: '00000000-0000-4000-8000-000000000001',
      oid: user.id,
      idtyp: 'user',
      scp: scopes,
      roles: [],
      upn: user.userPrincipalName,
      wids: [],
    };
  }

  appToken(servicePrincipalId: string, roles: readonly string[]): AccessToken {
    return { ...this.userToken('admin'), oid: servicePrincipalId, idtyp: 'app', scp: [], roles, upn: null };
  }

  /** `line`: `GET /path?query`, below `/v1.0`. */
  async send(token: AccessToken | null, line: string, asking: Asking = {}): Promise<Reply> {
    this.current = token;
    const [method = '', target = ''] = line.split(/ (.*)/su);
    const url = new URL(`https://localhost:8443/v1.0${target}`);
    const body = asking.body === undefined ? '' : JSON.stringify(asking.body);
    const response = await this.service({
      method,
      path: url.pathname,
      query: url.searchParams,
      headers: { ...(body === '' ? {} : { 'content-type': 'application/json' }), ...asking.headers },
      body,
      origin: 'https://localhost:8443',
    });
    const { status, headers = {} } = response;
    // What goes over the wire, so that undefined and shared objects do not hide.
    const wire =
      response.body === undefined ? undefined : (JSON.parse(JSON.stringify(response.body)) as unknown);
    return { status, headers, body: wire };
  }

  /** As a person of the first world. */
  async as(local: string, line: string, asking: Asking = {}): Promise<Reply> {
    return this.send({ ...this.userToken(local, asking.scopes), ...asking.token }, line, asking);
  }
}
