import { describe, expect, it } from 'vitest';
import { AppError } from '../../../electron/contract/errors';
import { parseSetupFile } from '../../../electron/services/setup-file/parse';

/** `where: problem` of every wrong place, in order. */
function problemsOf(text: string): readonly string[] {
  try {
    parseSetupFile(text, 'job.sendwright.yaml');
  } catch (error) {
    if (error instanceof AppError)
      return (error.facts.issues ?? []).map(({ where, problem }) => `${where}: ${problem}`);
    throw error;
  }
  return [];
}

const wrong = `aplication: Foo
application: ""
tenant: "not a tenant"
scoping: both
senders:
  - address: nope
  - adress: x@contoso.example
  - address: invoices@contoso.example
    create: user
  - address: Invoices@contoso.example
outsider: invoices@contoso.example
credential: { kind: password, months: 99 }
testRecipient: 5
app: { clientId: abc }
`;

describe('problems of a setup file', () => {
  it('are all told at once, from top to bottom, in words for whoever writes the file', () => {
    expect(problemsOf(wrong)).toEqual([
      'aplication: "aplication" is not a field of a setup file; did you mean "application"?',
      'application: expected at least one character',
      'tenant: expected a domain or the id of the tenant',
      'scoping: expected one of: rbac, accessPolicy',
      'senders[0].address: expected an e-mail address',
      'senders[1].address: is missing',
      'senders[1].adress: "adress" is not a field of a setup file; did you mean "address"?',
      'senders[2].create: expected one of: shared',
      'senders[3].address: invoices@contoso.example stands in the list twice; name each sender once',
      'outsider: invoices@contoso.example is also a sender; the outsider must be a mailbox that may not send',
      'credential.kind: expected one of: secret, certificate',
      'testRecipient: expected an e-mail address',
      'app.clientId: expected the client id of the vendor’s application',
    ]);
  });

  it.each([
    ['', 'the file: is empty'],
    ['- a', 'the file: expected fields, each "name: value"'],
    ['just text', 'the file: expected fields, each "name: value"'],
  ])('of a file that holds something else are told as such: %j', (text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  it('tell that the name of the reading application is taken', () => {
    const rest = 'tenant: contoso.example\nvendor: generic\nscoping: rbac\noutsider: ceo@contoso.example';
    const senders =
      'senders: [{ address: invoices@contoso.example }]\ncredential: { kind: secret, months: 6 }';
    const named = (name: string) => problemsOf(`application: ${name}\n${rest}\n${senders}\n`);
    expect(named('Unattended').join()).toMatch(/^application: "unattended" is kept/u);
    expect(named('Unattended Mailer')).toEqual([]);
  });

  it('of a wrong shape say which shape is right', () => {
    const shapes = problemsOf(
      'application: 5\ntenant: contoso.example\nsenders: a@b.example\noutsider: c@b.example',
    );
    expect(shapes).toEqual([
      'application: expected text',
      'senders: expected a list: each entry on a line of its own that begins with "- "',
    ]);
  });

  it.each([
    [
      '{ address: a@b.example }',
      'testStage.address: a@b.example is also a sender; test with a mailbox that is none',
    ],
    [
      '{ address: C@b.example }',
      'testStage.address: c@b.example is also the outsider, which must be refused',
    ],
    ['{ address: t@b.example, create: user }', 'testStage.create: expected one of: shared'],
    ['{}', 'testStage.address: is missing'],
    ['t@b.example', 'testStage: expected fields, each "name: value"'],
  ])('of the test stage say why its mailbox will not do: %s', (testStage, problem) => {
    const text = `application: A\ntenant: b.example\nsenders: [{ address: a@b.example }]\noutsider: c@b.example\ntestStage: ${testStage}`;
    expect(problemsOf(text)).toEqual([problem]);
  });

  it('name a field that stands in the wrong place as such', () => {
    const text =
      'application: A\ntenant: b.example\nsenders: [{ address: a@b.example }]\noutsider: c@b.example\nmonths: 3';
    expect(problemsOf(text)).toEqual(['months: "months" is not a field here']);
  });

  it.each([
    'contoso.example',
    'contoso.onmicrosoft.com',
    '11111111-2222-3333-4444-555555555555',
    'müller.example',
  ])('are none where the tenant is %s', (tenant) => {
    const text = `application: A\ntenant: ${tenant}\nsenders: [{ address: a@b.example }]\noutsider: c@b.example`;
    expect(problemsOf(text)).toEqual([]);
  });
});
