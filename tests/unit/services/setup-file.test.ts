import { describe, expect, it } from 'vitest';
import { AppError, type ErrorFacts } from '../../../electron/contract/errors';
import { parseSetupFile } from '../../../electron/services/setup-file/parse';

const good = `application: Ostendo Continuum
vendor: ostendo
tenant: contoso.example
senders:
  - address: Invoices@contoso.example
outsider: ceo@contoso.example
`;

function issuesOf(text: string): NonNullable<ErrorFacts['issues']> {
  try {
    parseSetupFile(text, 'job.sendwright.yaml');
  } catch (error) {
    if (error instanceof AppError) return error.facts.issues ?? [];
    throw error;
  }
  throw new Error('the file was taken');
}

describe('parseSetupFile', () => {
  it('fills in the defaults and folds addresses to lower case', () => {
    const spec = parseSetupFile(good, 'job.sendwright.yaml');
    expect(spec.scoping).toBe('rbac');
    expect(spec.credential).toEqual({ kind: 'secret', months: 6 });
    expect(spec.senders[0]?.address).toBe('invoices@contoso.example');
  });

  it('names every wrong field with its line and an example', () => {
    const issues = issuesOf(
      good
        .replace('tenant: contoso.example\n', '')
        .replace('- address: Invoices@contoso.example', '- address: invoices')
        .replace('vendor: ostendo', 'scoping: everything'),
    );
    expect(issues.map((issue) => [issue.where, issue.line])).toEqual([
      ['tenant', 1],
      ['scoping', 2],
      ['senders[0].address', 4],
    ]);
    expect(issues[0]?.problem).toBe('is missing');
    expect(issues[1]?.problem).toContain('rbac, accessPolicy');
    expect(issues[2]?.example).toContain('@');
  });

  it('tells the line of broken YAML once', () => {
    const [issue] = issuesOf('application: [');
    expect(issue?.where).toBe('YAML');
    expect(issue?.line).toBeGreaterThan(0);
    expect(issue?.problem).toContain(']');
    expect(issue?.problem).not.toMatch(/line \d/u);
  });

  it('knows a saved plan when it sees one', () => {
    const plan = JSON.stringify({ format: 1, setupId: 'x', spec: {}, steps: [] });
    expect(() => parseSetupFile(plan, 'p.json')).toThrow('p.json is a saved plan, not a setup file.');
  });

  it('refuses a field it does not know, at its line', () => {
    const issues = issuesOf(`${good}secret: abc\n`);
    expect(issues).toEqual([
      { where: 'secret', line: 7, problem: '"secret" is not a field of a setup file' },
    ]);
  });

  it('refuses an outsider that is a sender, whatever its letter case', () => {
    const issues = issuesOf(good.replace('outsider: ceo@', 'outsider: INVOICES@'));
    expect(issues[0]).toMatchObject({ where: 'outsider', line: 6 });
  });

  it('refuses the same sender twice', () => {
    const issues = issuesOf(good.replace('outsider', '  - address: invoices@contoso.example\noutsider'));
    expect(issues[0]).toMatchObject({ where: 'senders[1].address', line: 6 });
  });

  it('says the line of broken YAML', () => {
    const issues = issuesOf('application: "Ostendo\nvendor: x\n');
    expect(issues[0]?.line).toBeGreaterThan(0);
  });

  it('names the file itself where it is no mapping', () => {
    expect(issuesOf('just text')[0]?.where).toBe('the file');
  });

  it('refuses more than 24 months and says the limit', () => {
    const issues = issuesOf(`${good}credential: { kind: secret, months: 36 }\n`);
    expect(issues[0]).toMatchObject({ where: 'credential.months', line: 7 });
    expect(issues[0]?.problem).toContain('24');
  });

  it('names aliases that multiply or point nowhere, instead of failing', () => {
    const layers = 'bcdefg'.split('').map((name, index) => {
      const below = `*${'abcdef'[index] ?? ''}`;
      return `${name}: &${name} [${new Array<string>(9).fill(below).join(',')}]`;
    });
    expect(issuesOf(['a: &a [x, x]', ...layers].join('\n'))[0]?.where).toBe('YAML');
    expect(issuesOf('application: *nothing\n')[0]?.where).toBe('YAML');
  });

  it('refuses control characters in names: they end on screens and in the tenant', () => {
    const issues = issuesOf(good.replace('Ostendo Continuum', '"Ostendo\\u001b[2J\\nContinuum"'));
    expect(issues).toMatchObject([{ where: 'application', line: 1 }]);
    expect(issues[0]?.problem).toContain('control characters');
  });
});
