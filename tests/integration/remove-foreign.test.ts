import { describe, expect, it } from 'vitest';
import type { RemoveDocument } from '../../electron/contract/removal';
import { vendorAppId } from '../../electron/practice/world/contoso-vendor';
import { stableId } from '../../electron/practice/world/stable-id';
import type { WorldState } from '../../electron/practice/world/state';
import { grantOf } from '../support/existing-applications';
import { applyJob, existingOf, ownApplication } from '../support/job';
import { expectRemoved, removeJob } from '../support/removal';
import type { JobChange } from '../support/setup-files';
import { startTenant, type TestTenant } from '../support/tenant';

const secretOf = (name: string, endDateTime = '2099-01-01T00:00:00Z') => ({
  ...{ keyId: stableId(name), displayName: name, hint: 'abc', secretText: 'abcdefghijklmnopqrstuvwxyz' },
  ...{ startDateTime: '2026-01-01T00:00:00Z', endDateTime },
});

const principalOf = (tenant: TestTenant): string => existingOf(tenant).principal.id;

/** What somebody else does with the application, and what the plan says of it. */
const uses: readonly {
  readonly name: string;
  readonly says: RegExp;
  readonly use: (tenant: TestTenant) => void;
}[] = [
  {
    name: 'a client secret of somebody else',
    says: /somebody else’s credentials work on it \("billing"\)/iu,
    use: (tenant) => void ownApplication(tenant).passwordCredentials.push(secretOf('billing')),
  },
  {
    name: 'another permission',
    says: /it was granted Mail\.Read/iu,
    use: (tenant) =>
      void tenant.world.state.appRoleAssignments.push(
        grantOf(tenant.world.state, existingOf(tenant), 'Mail.Read'),
      ),
  },
  {
    name: 'a redirect address',
    says: /people sign in to it \(https:\/\/crm\.example/iu,
    use: (tenant) =>
      void (ownApplication(tenant).properties['web'] = { redirectUris: ['https://crm.example/in'] }),
  },
  {
    name: 'a role in Exchange that does not send',
    says: /Exchange assigns it Application Calendars\.Read \(rooms\)/iu,
    use(tenant) {
      const { state } = tenant.world;
      state.roleAssignments.push({
        ...{ guid: stableId('rooms'), name: 'rooms', role: 'Application Calendars.Read', enabled: true },
        ...{ objectId: principalOf(tenant), scope: { kind: 'organization' } },
      });
    },
  },
  {
    name: 'a directory role',
    says: /it holds the directory role/iu,
    use(tenant) {
      const principal = tenant.world.state.servicePrincipals.find(({ id }) => id === principalOf(tenant));
      if (principal !== undefined) principal.roles = ['88d8e3e3-8f55-4a1e-953a-9b9898b8876b'];
    },
  },
];

function keptOf(document: RemoveDocument): string {
  return document.plan.kept.map(({ name, why }) => `${name}: ${why}`).join('\n');
}

describe('an application that others use stays, without the right to send', () => {
  it.each(uses)('$name', async ({ use, says }) => {
    const tenant = await startTenant({ quick: true });
    await applyJob(tenant);
    use(tenant);
    const document = await removeJob(tenant);
    expect(keptOf(document)).toMatch(says);
    expectRemoved(document);
    const application = ownApplication(tenant);
    expect(application.deletedDateTime).toBeNull();
    expect(application.passwordCredentials.map(({ displayName }) => displayName)).not.toContainEqual(
      expect.stringContaining('sendwright'),
    );
    const { state } = tenant.world;
    expect(state.roleAssignments.filter(({ role }) => role === 'Application Mail.Send')).toEqual([]);
    expect(state.managementScopes).toEqual([]);
    expect([...tenant.world.vault.keys()]).toEqual([]);
    const parts = new Map(document.proof?.parts.map((one) => [one.id, one.status]));
    expect([parts.get('application'), parts.get('service-principal'), parts.get('token')]).toEqual([
      'kept',
      'kept',
      'pass',
    ]);
  });

  it('an expired secret of somebody else keeps nothing', async () => {
    const tenant = await startTenant({ quick: true });
    await applyJob(tenant);
    ownApplication(tenant).passwordCredentials.push(secretOf('old', '2026-02-01T00:00:00Z'));
    expectRemoved(await removeJob(tenant));
    expect(() => ownApplication(tenant)).toThrow();
  });
});

/** Objects of our name in Exchange on which somebody else's rights hang. */
const shared: readonly {
  readonly name: string;
  readonly change: JobChange;
  readonly says: RegExp;
  readonly use: (state: WorldState) => void;
  readonly left: (state: WorldState) => unknown;
}[] = [
  {
    name: 'the scope',
    change: {},
    says: /sendwright-ostendo-continuum: It limits what others may do: Helpdesk/iu,
    use(state) {
      const [own] = state.roleAssignments;
      const other = state.servicePrincipals.find(({ id }) => id !== own!.objectId);
      state.exchangeServicePrincipals.push({
        ...{ guid: stableId('helpdesk'), appId: other!.appId, objectId: other!.id, displayName: 'Helpdesk' },
      });
      state.roleAssignments.push({ ...own!, guid: stableId('h'), name: 'Helpdesk', objectId: other!.id });
    },
    left: (state) => state.managementScopes.map(({ name }) => name),
  },
  {
    name: 'the group',
    change: { scoping: 'accessPolicy' },
    says: /sendwright-ostendo-continuum: Others name it/iu,
    use(state) {
      const [own] = state.accessPolicies;
      const other = state.servicePrincipals.find(({ appId }) => appId !== own!.appId);
      state.accessPolicies.push({
        ...own!,
        identity: `${own!.identity}-other`,
        appId: other!.appId,
      });
    },
    left: (state) =>
      state.groups.filter(({ name }) => name.startsWith('sendwright-')).map(({ name }) => name),
  },
];

describe('what others’ rights hang on in Exchange stays', () => {
  it.each(shared)('$name', async ({ change, says, use, left }) => {
    const tenant = await startTenant({ quick: true });
    await applyJob(tenant, change);
    use(tenant.world.state);
    const document = await removeJob(tenant);
    expect(keptOf(document)).toMatch(says);
    expectRemoved(document);
    expect(left(tenant.world.state)).toEqual(['sendwright-ostendo-continuum']);
    expect(() => ownApplication(tenant)).toThrow();
  });

  it('a policy that somebody else made for the application is said, and stays', async () => {
    const tenant = await startTenant({ quick: true });
    await applyJob(tenant, { scoping: 'accessPolicy' });
    const { state } = tenant.world;
    const [own] = state.accessPolicies;
    const group = state.groups.find(({ name }) => name === 'Finance Mailboxes');
    state.accessPolicies.push({
      ...own!,
      identity: `${own!.identity}-finance`,
      scopeName: group!.displayName,
      scopeRecipientId: group!.externalDirectoryObjectId,
    });
    const document = await removeJob(tenant);
    expect(keptOf(document)).toContain('RestrictAccess Finance Mailboxes: It was not made here');
    expect(state.accessPolicies.map(({ scopeName }) => scopeName)).toEqual(['Finance Mailboxes']);
  });
});

describe('the vendor’s own application', () => {
  const extra = `app: { clientId: ${vendorAppId} }`;

  it('keeps a service principal that was there before', async () => {
    const tenant = await startTenant({ quick: true });
    const { state } = tenant.world;
    const [foreign] = state.foreignApplications;
    state.servicePrincipals.push({
      ...{ id: stableId('there before'), appId: vendorAppId, displayName: foreign!.displayName },
      ...{ appOwnerOrganizationId: foreign!.ownerTenantId, accountEnabled: true, tags: [] },
      ...{ appRoleAssignmentRequired: false, appRoles: [], oauth2PermissionScopes: [], properties: {} },
      ...{ createdDateTime: '2026-01-01T00:00:00Z', deletedDateTime: null },
    });
    await applyJob(tenant, { extra });
    const document = await removeJob(tenant);
    expect(keptOf(document)).toContain('This computer did not add it');
    expect(
      state.servicePrincipals.find(({ id }) => id === stableId('there before'))?.deletedDateTime,
    ).toBeNull();
    expect(state.managementScopes).toEqual([]);
  });

  it('that two setups use loses only what belongs to the one', async () => {
    const tenant = await startTenant({ quick: true });
    await applyJob(tenant, { extra });
    await applyJob(tenant, { extra, application: 'Second use', senders: ['payroll@contoso.example'] });
    const { state } = tenant.world;
    const document = await removeJob(tenant);
    expect(keptOf(document)).toContain('other setups use it (Second use)');
    expect(state.roleAssignments.map(({ name }) => name)).toEqual(['sendwright-second-use']);
    expect(state.managementScopes.map(({ name }) => name)).toEqual(['sendwright-second-use']);
    expect(state.exchangeServicePrincipals).toHaveLength(1);
    expectRemoved(await removeJob(tenant, {}, { setup: 'second-use' }));
    expect(state.exchangeServicePrincipals).toEqual([]);
    const principal = state.servicePrincipals.find(({ appId }) => appId === vendorAppId);
    expect(principal?.deletedDateTime).not.toBeNull();
  });
});
