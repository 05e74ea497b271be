import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createExchange } from '../../../electron/exchange/exchange';
import { sectionsOf } from '../docs/citations';
import { fakeInvoke, type Call } from './fake-invoke';
import { id, uses } from './operations/uses';

interface DocumentedOperation {
  readonly name: string;
  readonly calls: readonly string[];
  readonly role: string;
  readonly facts: readonly string[];
}

/** The rows of the two Exchange tables: those after the heading, whose first cell is a name of an operation. */
function documented(): readonly DocumentedOperation[] {
  const page = readFileSync('docs/permissions.md', 'utf8');
  const rows = page.slice(page.indexOf('## Exchange Online')).matchAll(/^\| (?!operation|---)(.+) \|$/gmu);
  return [...rows].map(([, row]) => {
    const [name = '', calls = '', role = '', , facts = ''] = (row ?? '').split(' | ');
    return { name, calls: calls.split(', '), role, facts: facts.split(', ') };
  });
}

function asWritten({ cmdlet, parameters }: Call): string {
  return `\`${[cmdlet, ...Object.keys(parameters).map((parameter) => `-${parameter}`)].join(' ')}\``;
}

/** What an operation calls, each kind of call once; a foreign word makes the test of a policy look twice. */
async function callsOf(name: keyof typeof uses): Promise<readonly string[]> {
  const { invoke, calls } = fakeInvoke(({ cmdlet }) =>
    cmdlet === 'Test-ApplicationAccessPolicy'
      ? [{ AccessCheckResult: 'Accordé' }]
      : cmdlet === 'Get-ApplicationAccessPolicy'
        ? []
        : [{}],
  );
  await uses[name](createExchange(invoke, { tenant: async () => id }));
  return calls.length === 0 ? ['none'] : [...new Set(calls.map(asWritten))];
}

describe('docs/permissions.md, Exchange', () => {
  const rows = documented();

  it('has one row per operation, in the order of the port', () => {
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(uses));
  });

  it.each(rows)('$name names the cmdlets and parameters that are really called', async ({ name, calls }) => {
    expect(calls).toEqual(await callsOf(name as keyof typeof uses));
  });

  it('marks of every role how sure it is, and names facts that are there', () => {
    const sections = sectionsOf(readFileSync('docs/facts.md', 'utf8'));
    for (const { name, role, facts } of rows) {
      expect(role, name).toMatch(/^[a-z].* \([OKU]\)$/iu);
      expect(
        facts.filter((section) => !sections.has(section)),
        name,
      ).toEqual([]);
    }
  });
});
