import type { ProofDocument, ProofPartId } from '../../../../electron/contract/proof';
import { runProof } from '../../../../electron/setup/proof/run-proof';
import { AppError } from '../../../../electron/contract/errors';
import type { SendAnswer, TestMail } from '../../../../electron/ports/mail';
import type {
  AccessPolicyView,
  AuthorizationView,
  RecipientView,
  RoleAssignmentView,
} from '../../../../electron/ports/exchange';
import type {
  AppRoleAssignmentView,
  DirectoryRoleView,
  PermissionGrantView,
} from '../../../../electron/ports/directory';
import type { ProofDeps, ProofInput } from '../../../../electron/setup/proof/types';

export const tenantId = 'a1b2c3d4-0000-4000-8000-000000000001';
export const clientId = 'a1b2c3d4-0000-4000-8000-000000000002';
const principalId = 'a1b2c3d4-0000-4000-8000-000000000003';

export const resources = {
  graph: {
    id: 'sp-graph',
    roles: { 'Mail.Send': 'g-send', 'User.Read.All': 'g-user', 'AppRoleAssignment.ReadWrite.All': 'g-grant' },
  },
  exchangeOnline: {
    id: 'sp-exo',
    roles: { full_access_as_app: 'e-full', 'SMTP.SendAsApp': 'e-smtp', 'Brand.New': 'e-new' },
  },
};

export const mailbox = (name: string, kind = 'UserMailbox'): RecipientView => ({
  externalDirectoryObjectId: `id-${name}`,
  kind,
  displayName: name,
  distinguishedName: `CN=${name}`,
  primarySmtpAddress: `${name}@contoso.example`,
  addresses: [`${name}@contoso.example`],
});

export function grant(resource: 'graph' | 'exchangeOnline', role: string): AppRoleAssignmentView {
  const { id, roles } = resources[resource];
  return {
    id: `grant-${role}`,
    resourceId: id,
    resourceDisplayName: resource,
    appRoleId: (roles as Record<string, string>)[role] ?? role,
    createdDateTime: null,
  };
}

export const scoped: RoleAssignmentView = {
  name: 'sendwright-x',
  role: 'Application Mail.Send',
  scope: 'custom',
  scopeName: 'sendwright-x',
};

export const denied: SendAnswer = {
  ...{ kind: 'refused', status: 403, code: 'ErrorAccessDenied', message: 'Accès refusé' },
  ...{ requestId: 'r-denied', time: '2026-11-01T08:00:00.000Z' },
};
export const accepted: SendAnswer = { kind: 'accepted', requestId: 'r-ok', time: '2026-11-01T08:00:00.000Z' };
export const refused = (status: number, code: string): SendAnswer => ({ ...denied, status, code });
export const noPermission = new AppError({ code: 'permission-denied', message: 'not for you' });

/** A tenant in memory; the defaults are a finished rbac setup that works. */
export interface Tenant {
  people: RecipientView[];
  grants: AppRoleAssignmentView[] | AppError;
  delegated: PermissionGrantView[];
  directoryRoles: DirectoryRoleView[];
  assignments: RoleAssignmentView[] | AppError;
  /** Object ids of further pointers with the application's client id, and what is assigned to those. */
  otherPointers: string[];
  otherAssignments: RoleAssignmentView[] | AppError;
  /** Whom the scope's filter matches. */
  inScope: string[];
  policies: AccessPolicyView[] | AppError;
  groups: Record<string, RecipientView[]>;
  /** What the test cmdlets say. */
  test: (address: string) => boolean | null;
  send: (mail: TestMail, from: string) => SendAnswer | AppError;
  traceStatus: string | null | AppError;
  tokenRoles: string[];
  tokenError: AppError | null;
  exchangeTenant: string;
}

const senders = ['invoices', 'payroll'];

export function fakeTenant(changes: Partial<Tenant> = {}) {
  const tenant: Tenant = {
    people: ['invoices', 'payroll', 'ceo', 'admin'].map((name) => mailbox(name)),
    ...{
      grants: [],
      delegated: [],
      directoryRoles: [],
      assignments: [scoped],
      inScope: senders,
      policies: [],
      groups: {},
    },
    ...{ otherPointers: [], otherAssignments: [] },
    test: (address) => senders.some((name) => address.startsWith(name)),
    send: (_mail, from) => (senders.includes(from) ? accepted : denied),
    ...{ traceStatus: 'Delivered', tokenRoles: [], tokenError: null, exchangeTenant: tenantId },
    ...changes,
  };
  const sent: { mail: TestMail; from: string; token: string; answer: SendAnswer | AppError }[] = [];
  const counters = { tokens: 0, ticks: 0, graphReads: 0, traces: 0, now: Date.parse('2026-11-01T08:00:00Z') };
  const sleeps: number[] = [];
  const notes: string[] = [];
  const must = <T>(value: T | AppError): T => {
    if (value instanceof AppError) throw value;
    return value;
  };
  let open = false;
  const graph = <T>(value: T): T => {
    counters.graphReads += 1;
    if (!open) {
      open = true;
      counters.ticks += 1;
      queueMicrotask(() => (open = false));
    }
    return value;
  };
  const named = (identity: string) =>
    tenant.people.find(
      ({ distinguishedName, primarySmtpAddress }) =>
        identity === distinguishedName || identity === primarySmtpAddress,
    );
  const resource = ({ id, roles }: (typeof resources)['graph' | 'exchangeOnline'], appId: string) => ({
    ...{ id, appId, displayName: id },
    appRoles: Object.entries(roles).map(([value, roleId]) => ({ id: roleId, value })),
  });
  const deps: ProofDeps = {
    directory: {
      organization: async () =>
        graph({
          id: tenantId,
          displayName: 'Contoso',
          domains: ['contoso.example'],
          initialDomain: 'c',
          countryLetterCode: null,
        }),
      servicePrincipalByAppId: async (appId) =>
        graph({
          id: principalId,
          appId,
          displayName: 'X',
          accountEnabled: true,
          appOwnerOrganizationId: null,
        }),
      resource: async (appId) =>
        graph(resource(appId.startsWith('00000003') ? resources.graph : resources.exchangeOnline, appId)),
      appRoleAssignments: async () => must(graph(tenant.grants)),
      permissionGrants: async () => graph(tenant.delegated),
      directoryRolesOf: async () => graph(tenant.directoryRoles),
    },
    exchange: {
      connectedTenant: async () => tenant.exchangeTenant,
      recipients: async (addresses) =>
        new Map(
          addresses.flatMap((address) => {
            const found = named(address);
            return found === undefined ? [] : [[address, found] as const];
          }),
        ),
      mailboxes: async () => tenant.people,
      recipient: async (identity) =>
        named(identity) ??
        (identity in tenant.groups ? mailbox(identity, 'MailUniversalSecurityGroup') : null),
      groupMembers: async (name) => tenant.groups[name.replace(/^CN=/u, '')] ?? [],
      pointers: async (appId) => [
        ...[principalId, ...tenant.otherPointers].map((objectId) => ({ appId, objectId, displayName: 'X' })),
      ],
      roleAssignments: async (objectId) =>
        must(tenant.otherPointers.includes(objectId) ? tenant.otherAssignments : tenant.assignments),
      accessPolicies: async () => must(tenant.policies),
      scope: async (name) => ({ name, recipientFilter: 'f' }),
      recipientsMatching: async () =>
        tenant.people.filter(({ displayName }) => tenant.inScope.includes(displayName)),
      testAuthorization: async (_objectId, identity): Promise<AuthorizationView[]> => [
        {
          role: 'Application Mail.Send',
          inScope: tenant.test(identity.replace(/^CN=/u, '')),
          ...{ scopeType: 'CustomRecipientScope', allowedScope: 'sendwright-x' },
        },
      ],
      testAccessPolicy: async (_appId, address) => {
        const result = tenant.test(address);
        return result === null ? 'unknown' : result ? 'granted' : 'denied';
      },
      traceReason: async () => null,
      messageTrace: async ({ senders, subject }) => {
        counters.traces += 1;
        const status = must(tenant.traceStatus);
        if (status === null) return [];
        const asked = sent.filter(
          ({ from, mail }) =>
            senders.some((sender) => sender.startsWith(`${from}@`)) && mail.subject.includes(subject ?? ''),
        );
        return asked.map(({ from, mail }) => ({
          ...{
            messageTraceId: 't',
            messageId: '<m@x>',
            received: '2026-11-01T08:00:01Z',
            sender: from,
            status,
          },
          ...{ recipient: mail.to, subject: mail.subject },
        }));
      },
      sentItems: async (address) =>
        sent.filter(
          ({ from, answer }) =>
            address.startsWith(from) && !(answer instanceof AppError) && answer.kind === 'accepted',
        ).length,
    },
    mail: {
      send: async (token, mail) => {
        const from = mail.mailbox.replace(/^id-/u, '').replace(/@.*$/u, '');
        const answer = tenant.send(mail, from);
        sent.push({ mail, from, token, answer });
        return must(answer);
      },
    },
    appTokens: {
      obtain: async ({ tenantId: tid }) => {
        if (tenant.tokenError !== null) throw tenant.tokenError;
        counters.tokens += 1;
        return {
          accessToken: `token-${counters.tokens}`,
          claims: {
            appId: clientId,
            tenantId: tid,
            objectId: principalId,
            roles: tenant.tokenRoles,
            expiresAt: 'later',
          },
        };
      },
    },
    clock: {
      now: () => new Date(counters.now),
      sleep: async (ms) => {
        sleeps.push(ms);
        counters.now += ms;
      },
    },
    randomId: () => `mark${sent.length}`,
    note: (text) => notes.push(text),
  };
  return { deps, tenant, sent, counters, sleeps, notes };
}

export const input: ProofInput = {
  ...{ setupId: 'x', application: 'X', tenantId, clientId, mode: 'rbac' },
  senders: ['invoices@contoso.example', 'payroll@contoso.example'],
  outsider: 'ceo@contoso.example',
  testRecipient: 'consultant@partner.example',
  adminMailbox: 'admin@contoso.example',
  credential: { kind: 'secret', value: 'swordfish' },
};

/** Runs the proof in a tenant with some changes; `status` gives a part's. */
export async function prove(changes: Partial<Tenant> = {}, about: Partial<ProofInput> = {}) {
  const world = fakeTenant(changes);
  const document = await runProof(world.deps, { ...input, ...about });
  return { ...world, document, status: statusIn(document) };
}

function statusIn(document: ProofDocument) {
  return (id: ProofPartId) => document.parts.find((part) => part.id === id)?.status;
}
