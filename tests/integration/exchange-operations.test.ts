import { beforeEach, describe, expect, it } from 'vitest';
import { checkedInvoke } from '../../electron/exchange/checked-invoke';
import { createExchange } from '../../electron/exchange/exchange';
import { readAnswer } from '../../electron/exchange/remote/answer';
import { exchangeService } from '../../electron/practice/exchange/service';
import type { Exchange } from '../../electron/ports/exchange';
import { app, mailTo, personToken, practice } from '../unit/practice/exchange/fixture';
import type { Practice } from '../unit/practice/exchange/fixture';

const invoices = 'invoices@contoso.example';
const ceo = 'ceo@contoso.example';
let p: Practice;

/** The product's own operations, straight into the practice tenant's service. */
function connect(local: string): Exchange {
  const token = personToken(p.state, local);
  const service = exchangeService(p.world, () => Promise.resolve({ ok: true, token }));
  const invoke = checkedInvoke(async (cmdlet, parameters) => {
    const response = await service({
      method: 'POST',
      path: `/exchange/${cmdlet}`,
      query: new URLSearchParams(),
      headers: { authorization: 'Bearer x' },
      body: JSON.stringify({ parameters }),
      origin: 'https://localhost',
    });
    const body = JSON.stringify(response.body);
    const answer = readAnswer(cmdlet, { status: response.status, headers: {}, body });
    if (answer instanceof Error) throw answer;
    return answer;
  });
  return createExchange(invoke, { tenant: () => Promise.resolve(p.state.tenant.id) });
}

beforeEach(() => {
  p = practice();
});

describe("the product's Exchange operations on the practice tenant", () => {
  it('set up, test and take back a scoped right', async () => {
    const exchange = connect('exadmin');
    expect(await exchange.mayAdminister()).toBe(true);
    expect(await exchange.roleExists('Application Mail.Send')).toBe(true);
    expect(await exchange.pointers(app.appId)).toEqual([]);
    expect(await exchange.roleAssignments(app.objectId)).toEqual([]);
    const sender = await exchange.recipient(invoices);
    const filter = `ExternalDirectoryObjectId -eq '${sender?.externalDirectoryObjectId ?? ''}'`;
    expect(await exchange.recipientsMatching(filter)).toEqual([sender]);
    await exchange.createPointer(app.appId, app.objectId, 'Ostendo');
    await exchange.createScope('Senders', filter);
    await exchange.assignRole({
      name: 'Send',
      role: 'Application Mail.Send',
      objectId: app.objectId,
      scopeName: 'Senders',
    });
    expect(await exchange.scope('Senders')).toEqual({ name: 'Senders', recipientFilter: filter });
    expect(await exchange.roleAssignments(app.objectId)).toMatchObject([
      { scope: 'custom', scopeName: 'Senders' },
    ]);
    const inScope = async (mailbox: string) =>
      (await exchange.testAuthorization(app.objectId, mailbox)).map((row) => row.inScope);
    expect([await inScope(invoices), await inScope(ceo)]).toEqual([[true], [false]]);
    await exchange.removeRoleAssignment('Send');
    await exchange.removePointer(app.objectId);
    await exchange.removeScope('Senders');
    expect(await exchange.scope('Senders')).toBeNull();
  });

  it('restrict by group and access policy, in any language', async () => {
    const exchange = connect('exadmin');
    const group = await exchange.createSecurityGroup('Senders', 'senders@contoso.example', [invoices]);
    expect(await exchange.group('Senders')).toEqual(group);
    await exchange.addGroupMember('Senders', 'payroll@contoso.example');
    await exchange.removeGroupMember('Senders', invoices);
    expect((await exchange.groupMembers('Senders')).map((one) => one.primarySmtpAddress)).toEqual([
      'payroll@contoso.example',
    ]);
    await exchange.createAccessPolicy(app.appId, 'senders@contoso.example');
    p.state.organization.language = 'fr';
    expect(await exchange.testAccessPolicy(app.appId, ceo)).toBe('denied');
    expect(await exchange.testAccessPolicy(app.appId, 'payroll@contoso.example')).toBe('granted');
    const [policy] = await exchange.accessPolicies(app.appId);
    await exchange.removeAccessPolicy(policy?.identity ?? '');
    expect(await exchange.accessPolicies(app.appId)).toEqual([]);
  });

  it('make a shared mailbox, close its account, find its mail', async () => {
    const exchange = connect('exadmin');
    const address = 'payroll-notification@contoso.example';
    expect(await exchange.createSharedMailbox(address, 'Payroll notification')).toMatchObject({
      kind: 'SharedMailbox',
      primarySmtpAddress: address,
    });
    await exchange.disableMailboxAccount(address);
    expect(p.state.users.find((user) => user.userPrincipalName === address)?.accountEnabled).toBe(false);
    const since = p.world.clock.iso();
    p.send(address, { roles: ['Mail.Send'], message: { ...mailTo(ceo), subject: 'Proof 1' } });
    expect(await exchange.sentItems(address)).toBe(1);
    expect(await exchange.messageTrace({ senders: [address], subject: 'Proof', since })).toMatchObject([
      { recipient: ceo, status: 'Delivered' },
    ]);
  });

  it('find many recipients at once, aliases by their owner', async () => {
    const found = await connect('exadmin').recipients([
      invoices,
      'billing@contoso.example',
      'nobody@contoso.example',
    ]);
    expect([...found.keys()]).toEqual([invoices, 'billing@contoso.example']);
  });

  it('tell a person without the role, a dehydrated organisation and a taken name apart', async () => {
    expect(await connect('anna').mayAdminister()).toBe(false);
    const exchange = connect('exadmin');
    p.state.organization.isDehydrated = true;
    await expect(exchange.createScope('s', "Alias -eq 'x'")).rejects.toMatchObject({
      code: 'policy-refused',
    });
    await exchange.enableOrganizationCustomization();
    await exchange.createScope('s', "Alias -eq 'x'");
    await expect(exchange.createScope('s', "Alias -eq 'x'")).rejects.toMatchObject({ code: 'conflict' });
    await expect(exchange.createPointer(app.appId, p.id(ceo), 'x')).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(exchange.groupMembers('nothing')).rejects.toMatchObject({ code: 'not-found' });
  });
});
