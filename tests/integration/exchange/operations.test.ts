import { describe, expect, it } from 'vitest';
import { app, practiceExchange } from './practice-exchange';

const { clientId, principalId } = app;

describe('the operations against the practice Exchange', () => {
  it('find recipients by any address, many at once', async () => {
    const { exchange } = practiceExchange();
    const many = Array.from(
      { length: 30 },
      (_, index) => `shared-${String(index + 1).padStart(4, '0')}@contoso.example`,
    );
    const found = await exchange.recipients(['Billing@contoso.example', 'nobody@contoso.example', ...many]);
    expect(found.size).toBe(31);
    expect(found.get('billing@contoso.example')?.primarySmtpAddress).toBe('invoices@contoso.example');
    expect((await exchange.recipient('invoices@contoso.example'))?.kind).toBe('SharedMailbox');
    expect(await exchange.recipient('nobody@contoso.example')).toBeNull();
  });

  it('set a scope up, test it and take it down again', async () => {
    const { exchange } = practiceExchange();
    const invoices = await exchange.recipient('invoices@contoso.example');
    const filter = `ExternalDirectoryObjectId -eq '${invoices?.externalDirectoryObjectId ?? ''}'`;
    expect(await exchange.pointers(clientId)).toEqual([]);
    expect(await exchange.roleAssignments(principalId)).toEqual([]);
    await exchange.createPointer(clientId, principalId, 'Ostendo');
    await exchange.createScope('sendwright-o', filter);
    await exchange.assignRole({
      name: 'sendwright-o',
      role: 'Application Mail.Send',
      objectId: principalId,
      scopeName: 'sendwright-o',
    });
    expect(await exchange.pointers(clientId)).toEqual([
      { appId: clientId, objectId: principalId, displayName: 'Ostendo' },
    ]);
    expect(await exchange.scope('sendwright-o')).toEqual({ name: 'sendwright-o', recipientFilter: filter });
    expect(await exchange.roleAssignments(principalId)).toEqual([
      { name: 'sendwright-o', role: 'Application Mail.Send', scope: 'custom', scopeName: 'sendwright-o' },
    ]);
    const inScope = async (address: string) =>
      (await exchange.testAuthorization(principalId, address)).map((view) => view.inScope);
    expect(await inScope(invoices?.distinguishedName ?? '')).toEqual([true]);
    expect(await inScope('ceo@contoso.example')).toEqual([false]);
    expect((await exchange.recipientsMatching(filter)).map((one) => one.primarySmtpAddress)).toEqual([
      'invoices@contoso.example',
    ]);
    await exchange.removeRoleAssignment('sendwright-o');
    await exchange.removeScope('sendwright-o');
    await exchange.removePointer(principalId);
    expect([await exchange.pointers(clientId), await exchange.scope('sendwright-o')]).toEqual([[], null]);
  });

  it.each(['en', 'fr'] as const)(
    'restrict by an access policy in an organisation that speaks %s',
    async (language) => {
      const { exchange, state } = practiceExchange();
      state.organization.language = language;
      const group = await exchange.createSecurityGroup('sendwright-o', 'sendwright-o@contoso.example', [
        'invoices@contoso.example',
      ]);
      expect(await exchange.testAccessPolicy(clientId, 'ceo@contoso.example')).toBe('granted');
      await exchange.createAccessPolicy(clientId, group.primarySmtpAddress);
      expect(await exchange.testAccessPolicy(clientId, 'invoices@contoso.example')).toBe('granted');
      expect(await exchange.testAccessPolicy(clientId, 'ceo@contoso.example')).toBe('denied');
      await exchange.addGroupMember('sendwright-o', 'payroll@contoso.example');
      expect(
        (await exchange.groupMembers('sendwright-o')).map((one) => one.primarySmtpAddress).sort(),
      ).toEqual(['invoices@contoso.example', 'payroll@contoso.example']);
      await exchange.removeGroupMember('sendwright-o', 'payroll@contoso.example');
      const [policy] = await exchange.accessPolicies(clientId);
      await exchange.removeAccessPolicy(policy?.identity ?? '');
      expect(await exchange.accessPolicies(clientId)).toEqual([]);
    },
  );

  it('make a shared mailbox and block its account', async () => {
    const { exchange, state } = practiceExchange();
    const made = await exchange.createSharedMailbox('notices@contoso.example', 'Notices');
    expect(made).toMatchObject({ kind: 'SharedMailbox', primarySmtpAddress: 'notices@contoso.example' });
    await exchange.disableMailboxAccount('notices@contoso.example');
    const user = state.users.find((one) => one.id === made.externalDirectoryObjectId);
    expect(user?.accountEnabled).toBe(false);
    await expect(exchange.createSharedMailbox('notices@contoso.example', 'Notices')).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('say what a dehydrated organisation needs, and mend it', async () => {
    const { exchange, state } = practiceExchange();
    state.organization.isDehydrated = true;
    await exchange.createPointer(clientId, principalId, 'O');
    expect((await exchange.organization()).isDehydrated).toBe(true);
    await expect(exchange.createScope('S', "Name -eq 'x'")).rejects.toMatchObject({
      facts: { next: expect.stringContaining('Enable-OrganizationCustomization') as string },
    });
    await exchange.enableOrganizationCustomization();
    await exchange.createScope('S', "Name -eq 'x'");
  });

  it('know who may administer, and name who can for the others', async () => {
    expect(await practiceExchange().exchange.mayAdminister()).toBe(true);
    const { exchange } = practiceExchange({}, 'anna');
    expect(await exchange.mayAdminister()).toBe(false);
    await expect(exchange.organization()).rejects.toMatchObject({
      facts: { code: 'permission-denied', who: expect.stringContaining('Exchange Administrator') as string },
    });
  });

  it('know which roles this cloud has', async () => {
    const { exchange } = practiceExchange();
    expect(await exchange.roleExists('Application Mail.Send')).toBe(true);
    expect(await exchange.roleExists('Application Mail.Teleport')).toBe(false);
  });
});
