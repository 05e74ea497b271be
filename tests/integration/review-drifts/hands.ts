import { randomUUID } from 'node:crypto';
import type { DriftId } from '../../../electron/contract/review';
import { graphAppId } from '../../../electron/practice/world/well-known';
import { grantOf, policyOf } from '../../support/existing-applications';
import { existingOf } from '../../support/job';
import type { JobChange } from '../../support/setup-files';
import type { TestTenant } from '../../support/tenant';

/** A setup that was proven, what somebody did to it by hand, and what the review must find. */
export interface DriftMade {
  readonly name: string;
  readonly job?: JobChange;
  readonly make: (tenant: TestTenant) => void;
  /** What it must find, and nothing else; the first is the one it is about. */
  readonly finds: readonly DriftId[];
  /** Part of the evidence of the first. */
  readonly says: RegExp;
  /** Kinds of the plan's steps that mend the first; left out: none. */
  readonly steps?: readonly string[];
  /** As Exchange records it, where the first stands in the unified audit log: the cmdlet and what it was given. */
  readonly logged?: (tenant: TestTenant) => readonly [string, Readonly<Record<string, unknown>>];
}

/** Of a cmdlet on an object, by its name or id. */
export const run =
  (cmdlet: string, Identity: string, more: Readonly<Record<string, unknown>> = {}): DriftMade['logged'] =>
  () => [cmdlet, { Identity, ...more }];

/** Of one that names the application. */
export const runFor =
  (cmdlet: string, parameter: string, more: Readonly<Record<string, unknown>> = {}): DriftMade['logged'] =>
  (tenant) => [cmdlet, { [parameter]: existingOf(tenant).application.appId, ...more }];

/** Name of all that is ours in Exchange. */
export const own = 'sendwright-ostendo-continuum';

export const sender = 'invoices@contoso.example';
export const legacy = { scoping: 'accessPolicy' } as const;
export const shared = { createSender: 'made-here@contoso.example' } as const;

/** The mailbox of an address. Throws where there is none. */
export function mailbox({ world }: TestTenant, address = sender) {
  const found = world.state.mailboxes.find((one) => one.primarySmtpAddress === address);
  if (found === undefined) throw new Error(`no mailbox ${address}`);
  return found;
}

/** The Entra user of an address. */
export function user({ world }: TestTenant, address = sender) {
  const found = world.state.users.find((one) => one.mail === address || one.userPrincipalName === address);
  if (found === undefined) throw new Error(`no user ${address}`);
  return found;
}

/** Our group. */
export function group({ world }: TestTenant) {
  const found = world.state.groups.find(({ name }) => name === 'sendwright-ostendo-continuum');
  if (found === undefined) throw new Error('no group of ours');
  return found;
}

/** The sender's mailbox gets another primary address. */
export function renameTo(tenant: TestTenant, address: string, keepsOld: boolean): void {
  const one = mailbox(tenant);
  one.primarySmtpAddress = address;
  const others = one.emailAddresses.filter((proxy) => proxy.toLowerCase() !== `smtp:${sender}`);
  one.emailAddresses = [`SMTP:${address}`, ...(keepsOld ? [`smtp:${sender}`] : []), ...others];
  user(tenant).mail = address;
}

/** Mailbox and user go. */
export function deleteMailbox(tenant: TestTenant, address: string): void {
  const { state } = tenant.world;
  state.mailboxes = state.mailboxes.filter(({ primarySmtpAddress }) => primarySmtpAddress !== address);
  state.users = state.users.filter(({ mail }) => mail !== address);
}

/** An app role is granted in Entra. */
export function grant(tenant: TestTenant, value: string, api: 'graph' | 'exchange' = 'graph'): void {
  const { state } = tenant.world;
  state.appRoleAssignments.push(grantOf(state, existingOf(tenant), value, api));
}

/** Somebody consents for everybody. */
export function delegated(tenant: TestTenant, scope: string): void {
  const { state } = tenant.world;
  const graph = state.servicePrincipals.find(({ appId }) => appId === graphAppId);
  state.permissionGrants.push({
    ...{ id: randomUUID(), clientId: existingOf(tenant).principal.id, resourceId: graph?.id ?? '' },
    ...{ principalId: null, scope },
  });
}

/** Another access policy of our application. */
export function ownPolicy(tenant: TestTenant, right: 'RestrictAccess' | 'DenyAccess'): void {
  const { state } = tenant.world;
  const finance = state.groups.find(({ name }) => name === 'Finance Mailboxes');
  state.accessPolicies.push(policyOf(existingOf(tenant), finance?.externalDirectoryObjectId ?? '', right));
}
