import { describe, expect, it } from 'vitest';
import { mailTo, practice } from '../exchange/fixture';
import type { Practice, SendOptions } from '../exchange/fixture';

const invoices = 'invoices@contoso.example';
const granted: SendOptions = { roles: ['Mail.Send'] };
const mailboxOf = (p: Practice, address: string) =>
  p.state.mailboxes.find((one) => one.primarySmtpAddress === address)!;

describe('the sender in the URL', () => {
  it.each([
    ['an alias', 'billing@contoso.example', 404, 'ErrorInvalidUser'],
    ['an address that is not the user principal name', 'dora@contoso.example', 404, 'ErrorInvalidUser'],
    ['nobody', 'nobody@contoso.example', 404, 'ErrorInvalidUser'],
    ['a user without mailbox', 'temp@contoso.example', 404, 'MailboxNotEnabledForRESTAPI'],
    ['a mailbox on premises', 'legacy@contoso.example', 404, 'MailboxNotEnabledForRESTAPI'],
    ['a full mailbox', 'full@contoso.example', 507, 'ErrorQuotaExceeded'],
  ])('refuses %s', (_what, mailbox, status, code) => {
    const p = practice();
    expect(p.send(mailbox, granted)).toMatchObject({ status, code });
    expect(p.state.outbox).toEqual([]);
  });

  it('takes the object id and the user principal name in any case', () => {
    const p = practice();
    expect(p.send(p.id(invoices), granted)).toEqual({ status: 202 });
    expect(p.send('D.Keller@contoso.example', granted)).toEqual({ status: 202 });
  });
});

describe('the message', () => {
  const to = mailTo('anna@contoso.example');
  const many = mailTo(...Array.from({ length: 501 }, (_, index) => `r${index}@partner.example`));
  const header = (name: string) => ({ ...to, internetMessageHeaders: [{ name, value: 'v' }] });

  it.each([
    ['no recipients', { subject: 'x' }, 'ErrorInvalidRecipients'],
    ['an address that is none', mailTo('anna'), 'ErrorInvalidRecipients'],
    ['recipients that are no list', { toRecipients: 'anna@contoso.example' }, 'ErrorInvalidRecipients'],
    ['501 recipients', many, 'ErrorExceededMessageLimit'],
    ['a header without x-', header('Subject'), 'InvalidInternetMessageHeader'],
    [
      'six headers',
      { ...to, internetMessageHeaders: Array.from({ length: 6 }, () => ({ name: 'x-a', value: '1' })) },
      'InvalidInternetMessageHeaderCollection',
    ],
  ])('is refused with %s', (_what, message, code) => {
    const p = practice();
    expect(p.send(invoices, { ...granted, message })).toMatchObject({ status: 400, code });
    expect(p.state.outbox).toEqual([]);
  });

  it('may name the mailbox itself as author, nobody else', () => {
    const p = practice();
    const from = (address: string) => ({
      ...granted,
      message: { ...to, from: { emailAddress: { address } } },
    });
    expect(p.send(invoices, from('INVOICES@contoso.example'))).toEqual({ status: 202 });
    expect(p.send(invoices, from('ceo@contoso.example'))).toMatchObject({
      status: 403,
      code: 'ErrorSendAsDenied',
    });
    expect(p.send(invoices, from('billing@contoso.example'))).toMatchObject({ code: 'ErrorSendAsDenied' });
  });

  it('reads names without regard to case, and counts a recipient once', () => {
    const p = practice();
    const address = 'anna@contoso.example';
    const message = {
      Subject: 'Hi',
      ToRecipients: [{ EmailAddress: { Address: address } }],
      ccRecipients: [{ emailAddress: { address: address.toUpperCase() } }],
      InternetMessageHeaders: [{ Name: 'X-Setup-Test', Value: '7' }],
    };
    expect(p.send(invoices, { ...granted, message })).toEqual({ status: 202 });
    expect(mailboxOf(p, address).folders.inbox).toMatchObject([
      { subject: 'Hi', from: invoices, headers: [{ name: 'X-Setup-Test', value: '7' }] },
    ]);
  });
});

describe('delivery', () => {
  const trace = (p: Practice) =>
    p.call('Get-MessageTraceV2').map((row) => [row.RecipientAddress, row.Status] as const);

  it('reaches Sent Items, inbox, outbox and trace', () => {
    const p = practice();
    p.send(invoices, { ...granted, message: mailTo('anna@contoso.example', 'x@partner.example') });
    expect(p.state.outbox).toHaveLength(1);
    expect(mailboxOf(p, invoices).folders.sentItems).toHaveLength(1);
    expect(mailboxOf(p, 'anna@contoso.example').folders.inbox).toHaveLength(1);
    expect(new Map(trace(p))).toEqual(
      new Map([
        ['anna@contoso.example', 'Delivered'],
        ['x@partner.example', 'Delivered'],
      ]),
    );
    const sent = () =>
      p.call('Get-MailboxFolderStatistics', { Identity: invoices, FolderScope: 'SentItems' })[0]!
        .ItemsInFolder;
    expect(sent()).toBe(1);
    p.send(invoices, { ...granted, saveToSentItems: false });
    expect(sent()).toBe(1);
    expect(p.state.outbox).toHaveLength(2);
    expect(p.call('Get-MailboxStatistics', { Identity: 'anna' })).toMatchObject([{ ItemCount: 2 }]);
  });

  it.each([
    ['a full mailbox', 'full@contoso.example', '5.2.2'],
    ['an external refusal', 'refused@partner.example', '5.1.1'],
    ['nobody inside', 'nobody@contoso.example', '5.1.10'],
  ])('accepts mail to %s, fails in the trace and tells the sender', (_what, address, reason) => {
    const p = practice();
    expect(p.send(invoices, { ...granted, message: mailTo(address, 'anna@contoso.example') })).toEqual({
      status: 202,
    });
    const [row] = p.call('Get-MessageTraceV2', { Status: 'Failed' });
    expect(row).toMatchObject({ RecipientAddress: address, SenderAddress: invoices });
    const [, fail] = p.call('Get-MessageTraceDetailV2', {
      MessageTraceId: row!.MessageTraceId,
      RecipientAddress: address,
    });
    expect(fail).toMatchObject({ Event: 'Fail', Detail: expect.stringContaining(reason) });
    expect(mailboxOf(p, invoices).folders.inbox).toMatchObject([
      { subject: 'Undeliverable: Test', body: expect.stringContaining(address) },
    ]);
    expect(mailboxOf(p, 'anna@contoso.example').folders.inbox).toHaveLength(1);
  });

  it('expands groups, also in circles', () => {
    const p = practice();
    const [staff, finance] = [p.state.groups[1]!, p.state.groups[0]!];
    staff.members.push(finance.externalDirectoryObjectId);
    finance.members.push(staff.externalDirectoryObjectId);
    p.send(invoices, { ...granted, message: mailTo(staff.primarySmtpAddress) });
    expect(mailboxOf(p, 'payroll@contoso.example').folders.inbox).toHaveLength(1);
    expect(trace(p)).toContainEqual([staff.primarySmtpAddress, 'Expanded']);
  });

  it('hands mail for a mailbox on premises on', () => {
    const p = practice();
    p.send(invoices, { ...granted, message: mailTo('legacy@contoso.example') });
    expect(trace(p)).toEqual([['legacy@contoso.example', 'Delivered']]);
    expect(mailboxOf(p, 'legacy@contoso.example').folders.inbox).toEqual([]);
  });
});

describe('Get-MessageTraceV2', () => {
  const day = 24 * 3600;

  it('shows two days by default, and ten days in one query at most', () => {
    const p = practice();
    p.send(invoices, granted);
    const sent = p.world.clock.now().getTime();
    p.world.clock.advance(3 * day);
    expect(p.call('Get-MessageTraceV2')).toEqual([]);
    const at = (days: number) => new Date(sent + days * day * 1000).toISOString();
    expect(p.call('Get-MessageTraceV2', { StartDate: at(-1), EndDate: at(3) })).toHaveLength(1);
    const refuse = (parameters: Record<string, unknown>) => p.fail('Get-MessageTraceV2', parameters).message;
    expect(refuse({ StartDate: at(-8), EndDate: at(3) })).toContain('10 days');
    expect(refuse({ StartDate: at(-89), EndDate: at(-85) })).toContain('90 days');
    expect(refuse({ StartDate: at(1), EndDate: at(0) })).toContain('before');
    expect(refuse({ StartDate: at(1) })).toContain('together');
    expect(refuse({ ResultSize: 5001 })).toContain('5000');
  });

  it('finds by sender, recipient, subject and ids', () => {
    const p = practice();
    p.send(invoices, { ...granted, message: { ...mailTo('anna@contoso.example'), subject: 'Proof 4711' } });
    p.send('ceo@contoso.example', granted);
    const find = (parameters: Record<string, unknown>) => p.call('Get-MessageTraceV2', parameters);
    const [row] = find({ SenderAddress: [invoices.toUpperCase()] });
    expect(row).toMatchObject({ Subject: 'Proof 4711' });
    expect(find({ Subject: '4711', SubjectFilterType: 'Contains' })).toEqual([row]);
    expect(find({ Subject: 'proof', SubjectFilterType: 'StartsWith' })).toEqual([row]);
    expect(find({ Subject: '4711', SubjectFilterType: 'EndsWith' })).toEqual([row]);
    expect(find({ Subject: '4711' })).toEqual([]);
    expect(find({ MessageTraceId: row!.MessageTraceId })).toEqual([row]);
    expect(find({ MessageId: row!.MessageId, RecipientAddress: 'anna@contoso.example' })).toEqual([row]);
    expect(find({ RecipientAddress: 'ben@contoso.example' })).toEqual([]);
  });
});
