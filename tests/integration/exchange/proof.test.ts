import { describe, expect, it } from 'vitest';
import type { ProofDeps, ProofInput } from '../../../electron/setup/proof/types';
import { runProof } from '../../../electron/setup/proof/run-proof';
import { waitForEffect } from '../../../electron/setup/proof/wait';
import { app, practiceExchange } from './practice-exchange';

const minute = 60;
const realLag = { rightsIdle: 30 * minute, rightsBusy: 120 * minute, policy: 60 * minute };
type Practice = ReturnType<typeof practiceExchange>;

function depsOf({ state, world, exchange, mail, appTokens, clock }: Practice): ProofDeps {
  const role = (id: string, value: string) => ({ id, value });
  const names: Record<string, string> = { '00000003': 'graph', '00000002': 'exo' };
  return {
    directory: {
      organization: async () => ({
        ...{ id: state.tenant.id, displayName: 'Contoso', domains: ['contoso.example'] },
        ...{ initialDomain: 'contoso.onmicrosoft.com', countryLetterCode: null },
      }),
      servicePrincipalByAppId: async (appId) => ({
        ...{
          id: app.principalId,
          appId,
          displayName: 'O',
          accountEnabled: true,
          appOwnerOrganizationId: null,
        },
      }),
      resource: async (appId) => ({
        ...{ id: names[appId.slice(0, 8)] ?? '', appId, displayName: appId },
        appRoles: [role('Mail.Send', 'Mail.Send')],
      }),
      appRoleAssignments: async () =>
        state.appRoleAssignments.map((one) => ({ ...one, resourceDisplayName: 'Microsoft Graph' })),
      permissionGrants: async () => [],
      directoryRolesOf: async () => [],
    },
    ...{ exchange, mail, appTokens, clock },
    randomId: () => world.newId().slice(0, 8),
  };
}

function inputOf({ state }: Practice, mode: ProofInput['mode'] = 'rbac'): ProofInput {
  return {
    ...{ setupId: 'o', application: 'Ostendo', tenantId: state.tenant.id, clientId: app.clientId, mode },
    senders: ['invoices@contoso.example', 'payroll@contoso.example'],
    outsider: 'ceo@contoso.example',
    ...{ testRecipient: 'consultant@partner.example', adminMailbox: 'exadmin@contoso.example' },
    credential: { kind: 'secret', value: 'x' },
  };
}

async function scope({ exchange }: Practice): Promise<void> {
  const found = await exchange.recipients(['invoices@contoso.example', 'payroll@contoso.example']);
  const parts = [...found.values()].map(
    (one) => `ExternalDirectoryObjectId -eq '${one.externalDirectoryObjectId}'`,
  );
  await exchange.createPointer(app.clientId, app.principalId, 'Ostendo');
  await exchange.createScope('sendwright-o', parts.join(' -or '));
  await exchange.assignRole({
    ...{ name: 'sendwright-o', role: 'Application Mail.Send' },
    ...{ objectId: app.principalId, scopeName: 'sendwright-o' },
  });
}

function grantMailSend({ state, world }: Practice): void {
  state.appRoleAssignments.push({
    ...{ id: world.newId(), principalId: app.principalId, resourceId: 'graph', appRoleId: 'Mail.Send' },
    createdDateTime: world.clock.iso(),
  });
}

describe('a proof against the practice Exchange', () => {
  it('proves a scope, and the mail really lies where it should', async () => {
    const practice = practiceExchange();
    await scope(practice);
    const document = await runProof(depsOf(practice), inputOf(practice));
    expect(document.parts.filter((part) => part.status !== 'pass')).toEqual([]);
    expect(document.verdict).toBe('proven');
    expect(practice.state.outbox.map((item) => item.from)).toEqual([
      'invoices@contoso.example',
      'payroll@contoso.example',
    ]);
  });

  it('waits out the cache of half an hour, trying sparsely enough', async () => {
    const practice = practiceExchange(realLag);
    await scope(practice);
    const began = practice.world.clock.now().getTime();
    const rounds: string[] = [];
    const save = async (_state: unknown, round: { verdict: string }) => void rounds.push(round.verdict);
    const document = await waitForEffect(depsOf(practice), inputOf(practice), { save });
    expect(rounds).toEqual(['not-yet-effective', 'proven']);
    expect(document.rounds).toBe(2);
    expect(practice.state.outbox).toHaveLength(2);
    expect((practice.world.clock.now().getTime() - began) / 60_000).toBeLessThan(40);
  });

  it('fails while a tenant-wide grant stands beside the scope', async () => {
    const practice = practiceExchange();
    await scope(practice);
    grantMailSend(practice);
    const document = await runProof(depsOf(practice), inputOf(practice));
    expect(document.verdict).toBe('failed');
    expect(document.reach.kind).toBe('tenant-wide');
    expect(practice.state.outbox.at(-1)?.to).toEqual(['exadmin@contoso.example']);
  });

  it.each(['en', 'fr'] as const)('proves an access policy where Exchange speaks %s', async (language) => {
    const practice = practiceExchange();
    practice.state.organization.language = language;
    const group = await practice.exchange.createSecurityGroup('g', 'g@contoso.example', [
      'invoices@contoso.example',
      'payroll@contoso.example',
    ]);
    await practice.exchange.createAccessPolicy(app.clientId, group.primarySmtpAddress);
    grantMailSend(practice);
    const document = await runProof(depsOf(practice), inputOf(practice, 'accessPolicy'));
    expect(document.parts.filter((part) => part.status !== 'pass')).toEqual([]);
    expect(document.verdict).toBe('proven');
  });

  it('fails when test mail is accepted and not delivered, or a sender is full', async () => {
    const practice = practiceExchange();
    await scope(practice);
    const refused = { ...inputOf(practice), testRecipient: 'refused@partner.example' };
    const document = await runProof(depsOf(practice), refused);
    expect(document.parts.find((part) => part.id === 'delivery')?.status).toBe('fail');
    expect(document.verdict).toBe('failed');
    const payroll = practice.state.mailboxes.find((one) => one.alias === 'payroll');
    if (payroll !== undefined) payroll.full = true;
    const full = await runProof(depsOf(practice), inputOf(practice));
    expect(full.parts.find((part) => part.id === 'sends')?.finding).toContain('full');
  });

  it('fails without a pointer, and never takes it for lag', async () => {
    const practice = practiceExchange();
    const document = await runProof(depsOf(practice), inputOf(practice));
    expect(document.verdict).toBe('failed');
    expect(document.reach.kind).toBe('narrower');
  });
});
