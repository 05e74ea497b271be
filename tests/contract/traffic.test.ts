import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { graphPermissions } from '../../electron/graph/permissions';
import { loadProfile } from '../../electron/handoff/load-profile';
import { contosoWorld } from '../../electron/practice/world/contoso';
import { vendorAppId } from '../../electron/practice/world/contoso-vendor';
import { stableId } from '../../electron/practice/world/stable-id';
import { trapped } from '../integration/lint-traps';
import { repairCases } from '../integration/repair-cases';
import { applyJob, jobFile, proveJob } from '../support/job';
import { expectRemoved, removeJob } from '../support/removal';
import { startTenant, type TestTenant } from '../support/tenant';
import { readerLife } from '../support/reader';
import { givePremium } from '../support/world-changes';
import { grantMailSend } from '../support/union-hazard';
import type { CmdletContract } from './cmdlet-contract';
import type { GraphContract } from './graph-contract';
import { contracts, reference } from './load-contracts';
import { cmdletsUsed } from './cmdlets-used';
import { Recorder } from './recorder';

/** A second policy and a tenant-wide role assignment. */
function leaveBehind({ world }: TestTenant): void {
  const { state } = world;
  const app = state.applications.find((one) => one.uniqueName === 'sendwright-ostendo-continuum');
  const group = state.groups.find((one) => one.name === 'Finance Mailboxes');
  const [assignment] = state.roleAssignments;
  state.accessPolicies.push({
    identity: `${state.tenant.id}\\${app!.appId}:S-1-5-21;${group!.guid}`,
    appId: app!.appId,
    scopeRecipientId: group!.externalDirectoryObjectId,
    scopeName: group!.displayName,
    accessRight: 'RestrictAccess',
    description: 'old',
  });
  state.roleAssignments.push({
    ...assignment!,
    guid: world.newId(),
    name: 'stray',
    scope: { kind: 'organization' },
  });
}

/** Exchange's pointer leads to another service principal, as one that was copied from the wrong page does. */
function misdirect({ world }: TestTenant): void {
  const { state } = world;
  const app = state.applications.find((one) => one.uniqueName === 'sendwright-ostendo-continuum');
  const other = state.servicePrincipals.find((one) => one.appId !== app!.appId);
  const ids = { guid: world.newId(), appId: app!.appId, objectId: other!.id };
  state.exchangeServicePrincipals = [{ ...ids, displayName: 'Copied from the wrong page' }];
}

describe.skipIf(reference === undefined)(
  'all traffic of the job against the contracts (skipped where SENDWRIGHT_REFERENCE is not set)',
  () => {
    let graph: GraphContract;
    let cmdlets: CmdletContract;
    beforeAll(() => {
      ({ graph, cmdlets } = contracts());
    });
    const seen = { operations: new Set<string>(), cmdlets: new Set<string>() };

    /** Runs a part of the job and holds all its traffic against the contracts. */
    async function hold(
      job: (tenant: TestTenant) => Promise<void>,
      world = contosoWorld(),
    ): Promise<Recorder> {
      const recorder = new Recorder();
      await job(await startTenant({ world, observe: recorder.observe, quick: true }));
      expect(recorder.graph.length).toBeGreaterThan(0);
      expect(recorder.graph.flatMap((one) => graph.problems(one))).toEqual([]);
      expect(recorder.cmdlets.flatMap((one) => cmdlets.problems(one))).toEqual([]);
      for (const line of recorder.graph.flatMap((one) => graph.operations(one))) seen.operations.add(line);
      for (const { cmdlet } of recorder.cmdlets) seen.cmdlets.add(cmdlet);
      return recorder;
    }

    it('rbac: a created mailbox, a licence, a proof, a second apply, consent taken back', async () => {
      const change = {
        senders: ['invoices@contoso.example', 'temp@contoso.example'],
        createSender: 'made@contoso.example',
      };
      await hold(async (tenant) => {
        expect((await applyJob(tenant, change)).result).toBe('done');
        expect((await proveJob(tenant)).verdict).toBe('proven');
        expect((await (await tenant.services()).review('ostendo-continuum')).setups[0]?.drifts).toEqual([]);
        expect((await applyJob(tenant, change)).result).toBe('nothing-to-do');
        const services = await tenant.services();
        const consent = await services.consent(true);
        expect(consent.consents.some((one) => one.removed)).toBe(true);
      });
    });

    it('accessPolicy: group, policy, grant, credential, proof', async () => {
      const change = { scoping: 'accessPolicy', createSender: 'made@contoso.example' } as const;
      await hold(async (tenant) => {
        expect((await applyJob(tenant, change)).result).toBe('done');
        expect((await proveJob(tenant)).verdict).toBe('proven');
        expect((await applyJob(tenant, change)).result).toBe('nothing-to-do');
      });
    });

    it('several people, each refused what is not theirs', async () => {
      await hold(async (tenant) => {
        for (const who of ['appadmin', 'exadmin', 'roleadmin', 'appadmin']) {
          const services = await tenant.services({ as: `${who}@contoso.example` });
          await applyJob(tenant, { scoping: 'accessPolicy' }, services);
        }
        expect(tenant.world.state.accessPolicies).toHaveLength(1);
      });
    });

    it('a grant found and removed, senders changed in both modes', async () => {
      await hold(async (tenant) => {
        await applyJob(tenant);
        grantMailSend(tenant);
        expect((await proveJob(tenant)).verdict).toBe('failed');
        const change = { senders: ['payroll@contoso.example'] };
        expect((await applyJob(tenant, change)).result).toBe('done');
        expect(tenant.world.state.appRoleAssignments).toEqual([]);
      });
      await hold(async (tenant) => {
        await applyJob(tenant, { scoping: 'accessPolicy' });
        const change = { scoping: 'accessPolicy', senders: ['payroll@contoso.example'] } as const;
        expect((await applyJob(tenant, change)).result).toBe('done');
      });
    });

    it('from one mode to the other and back, with what others left behind', async () => {
      await hold(async (tenant) => {
        expect((await applyJob(tenant)).result).toBe('done');
        leaveBehind(tenant);
        expect((await applyJob(tenant, { scoping: 'accessPolicy' })).result).toBe('done');
        expect(tenant.world.state.accessPolicies).toHaveLength(1);
        expect(tenant.world.state.roleAssignments).toEqual([]);
        misdirect(tenant);
        expect((await applyJob(tenant)).result).toBe('waiting');
        tenant.world.clock.advance(70 * 60);
        expect((await applyJob(tenant)).result).toBe('done');
        expect(tenant.world.state.exchangeServicePrincipals).toHaveLength(1);
        const proof = await proveJob(tenant);
        expect(proof.verdict, JSON.stringify(proof.parts, null, 1)).toBe('proven');
      });
    });

    it('a vendor with a multi-tenant application, a redirect URI and a delegated right', async () => {
      const profile = {
        ...loadProfile('generic'),
        id: 'multi',
        audience: 'AzureADMultipleOrgs',
        redirectUris: ['https://vendor.example/signed-in'],
        delegatedMailSend: true,
      };
      await hold(async (tenant) => {
        writeFileSync(join(tenant.folder, 'vendor.json'), JSON.stringify(profile));
        const file = jobFile(tenant);
        const text = file.text.replace('vendor: ostendo', 'vendor: ./vendor.json');
        const services = await tenant.services();
        const applied = await services.apply({ kind: 'file', file: { ...file, text } }, async () => true);
        expect(applied.result).toBe('done');
      });
    });

    it('an application that the vendor owns', async () => {
      await hold(async (tenant) => {
        const extra = `app: { clientId: ${vendorAppId} }`;
        expect((await applyJob(tenant, { extra })).result).toBe('done');
      });
    });

    it('test mail that is not delivered, and why', async () => {
      await hold(async (tenant) => {
        await applyJob(tenant, { extra: 'testRecipient: full@contoso.example' });
        expect((await proveJob(tenant)).verdict).toBe('failed');
      });
    });

    it('an application that was deleted and comes back', async () => {
      await hold(async (tenant) => {
        expect((await applyJob(tenant)).result).toBe('done');
        const { state, clock } = tenant.world;
        const own = state.applications.find((one) => one.uniqueName === 'sendwright-ostendo-continuum');
        const gone = [own, state.servicePrincipals.find((one) => one.appId === own?.appId)];
        for (const one of gone) if (one !== undefined) one.deletedDateTime = clock.iso();
        state.exchangeServicePrincipals = [];
        state.roleAssignments = [];
        const { result, steps } = await applyJob(tenant);
        expect(result, JSON.stringify(steps, null, 1)).toBe('done');
      });
    });

    it('the reading application: set up, given too much, put right, renewed, taken back', async () => {
      await hold(readerLife);
    });

    it('taken back with what was made for it, brought back, and taken back in the other mode', async () => {
      const made = 'made@contoso.example';
      const licensed = 'temp@contoso.example';
      await hold(async (tenant) => {
        const senders = ['invoices@contoso.example', licensed];
        expect((await applyJob(tenant, { senders, createSender: made })).result).toBe('done');
        expectRemoved(await removeJob(tenant, { mailboxes: [made], licences: [licensed] }));
        const services = await tenant.services();
        const restored = await services.restore('ostendo-continuum', async () => true);
        expect(restored.result, JSON.stringify(restored.steps, null, 1)).toBe('done');
      });
      await hold(async (tenant) => {
        expect((await applyJob(tenant, { scoping: 'accessPolicy' })).result).toBe('done');
        expectRemoved(await removeJob(tenant));
      });
    });

    it('a secret whose value was lost on the way is removed and made anew', async () => {
      await hold(async (tenant) => {
        tenant.world.faults.replace([{ match: { path: '/addPassword$' }, kind: 'lost-answer' }]);
        expect((await applyJob(tenant)).result).toBe('done');
        expect((await proveJob(tenant)).verdict).toBe('proven');
      });
    });

    it('a certificate whose upload was lost on the way, proven and found in place', async () => {
      await hold(async (tenant) => {
        const change = { vendor: 'generic', credential: '{ kind: certificate, months: 12 }' };
        const match = { method: 'PATCH', path: '^/v1.0/applications/' };
        tenant.world.faults.replace([{ match, kind: 'lost-answer' }]);
        expect((await applyJob(tenant, change)).result).toBe('done');
        expect((await proveJob(tenant)).verdict).toBe('proven');
        expect((await applyJob(tenant, change)).result).toBe('nothing-to-do');
      });
    });

    it('an organisation that was never customised and keeps no audit log', async () => {
      const world = contosoWorld();
      world.organization.auditDisabled = true;
      world.organization.isDehydrated = true;
      await hold(async (tenant) => {
        expect((await applyJob(tenant)).result).toBe('done');
      }, world);
    });

    it('more senders than one filter names', async () => {
      const senders = Array.from(
        { length: 25 },
        (_, at) => `shared-${String(at + 1).padStart(4, '0')}@contoso.example`,
      );
      await hold(
        async (tenant) => {
          expect((await applyJob(tenant, { senders })).result).toBe('done');
        },
        contosoWorld({ sharedMailboxes: 25 }),
      );
    });

    it('whoever signs in at a window, and mailboxes that are searched for', async () => {
      await hold(async (tenant) => {
        const services = await tenant.services();
        expect(await services.signIn(null)).toMatchObject({ username: 'admin@contoso.example' });
        const { found } = await services.mailboxes(tenant.info.tenantId, 'invo');
        expect(found).toMatchObject([{ address: 'invoices@contoso.example', kind: 'shared', hint: null }]);
        expect((await services.mailboxes(tenant.info.tenantId, '')).found.length).toBeGreaterThan(5);
        await services.close();
      });
    });

    it('finds that a sender went with a deleted user', async () => {
      await hold(async (tenant) => {
        const services = await tenant.services();
        const missing = await services.preflight(jobFile(tenant, { senders: ['nobody@contoso.example'] }));
        expect(missing.verdict).toBe('blocked');
        await services.close();
      });
    });

    it('who can send in the whole tenant, and any application', async () => {
      await hold(async (tenant) => {
        expect((await applyJob(tenant)).result).toBe('done');
        const services = await tenant.services();
        const { applications } = await services.survey();
        const own = applications.find(({ name }) => name === 'Ostendo Continuum');
        expect(own).toMatchObject({ danger: 'some-mailboxes', reach: { count: 1 } });
        const proof = await services.prove({ clientId: own!.clientId }, { wait: false, allSenders: false });
        expect(proof.reach.of).toBeGreaterThan(10);
        expect((await services.lint({ clientId: own!.clientId })).verdict).toBe('clean');
      });
    });

    it('what happened with an application, through Exchange and without it', async () => {
      const world = contosoWorld();
      givePremium(world);
      await hold(async (tenant) => {
        expect((await applyJob(tenant)).result).toBe('done');
        expect((await proveJob(tenant)).verdict).toBe('proven');
        for (const exchange of ['practice', 'none'] as const) {
          const services = await tenant.services({ exchange });
          const { document } = await services.activity({ setup: 'ostendo-continuum' }, { days: 30 });
          const { state, lines } = document.parts[0]!;
          expect({ state, mails: lines.length > 0 }).toEqual({ state: 'read', mails: true });
        }
      }, world);
    });

    it.each(repairCases)('the repair of $finding and its way back: $name', async ({ make, finding }) => {
      const world = contosoWorld();
      make(world);
      await hold(async (tenant) => {
        const target = { clientId: stableId(`client ${trapped}`) };
        const file = (plan: unknown) => ({ text: JSON.stringify(plan), name: 'plan.json', folder: '.' });
        for (const wish of [{ also: [finding] }, { undo: true }]) {
          const services = await tenant.services();
          const { repair } = await services.lint(target, wish);
          if (repair === null || repair.steps.length === 0) continue;
          expect((await services.repair(file(repair), async () => true)).result).toBe('done');
        }
      }, world);
    });

    it('covers every operation and cmdlet of the product', () => {
      const shape = (line: string): string => line.replaceAll(/\{[^}]+\}/gu, '{}');
      const graphSeen = new Set([...seen.operations].map(shape));
      const operations = Object.values(graphPermissions).map(({ method, path }) => `${method} ${path}`);
      expect(operations.filter((line) => !graphSeen.has(shape(line)))).toEqual([]);
      const strays = [...graphSeen].filter((line) => operations.every((own) => shape(own) !== line));
      // The envelope of the others, and what the application itself calls.
      expect(strays.toSorted()).toEqual(['POST /$batch', 'POST /users/{}/sendMail']);
      expect(cmdletsUsed.filter((name) => !seen.cmdlets.has(name))).toEqual([]);
    });
  },
);
