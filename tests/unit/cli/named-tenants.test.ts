import { describe, expect, it } from 'vitest';
import type { CliContext } from '../../../electron/cli/context';
import { namedTenants } from '../../../electron/cli/named-tenants';
import type { CommandRun } from '../../../electron/cli/run-command';

const contoso = { tenant: 't-1', tenantName: 'Contoso', domain: 'contoso.example' };
const fabrikam = { tenant: 't-2', tenantName: 'Fabrikam', domain: 'fabrikam.example' };

/** Which tenants something would be done in, what was asked and what was said. */
async function done(
  tenants: readonly (typeof contoso)[],
  options: { readonly tenant?: readonly string[]; readonly json?: boolean } = {},
  terminal: { readonly isTerminal?: boolean; readonly answer?: boolean } = {},
) {
  const [asked, said] = [[] as string[], [] as string[]];
  const { isTerminal = true, answer = false } = terminal;
  const confirm = async (question: string) => {
    asked.push(question);
    return answer;
  };
  const context = { isTerminal, confirm } as unknown as CliContext;
  const services = { status: async () => ({ setups: tenants }) };
  const run = { services, say: (text: string) => said.push(text) } as unknown as CommandRun;
  const words = { question: (name: string) => `Prove ${name}?`, leftOut: 'left out.' };
  const common = { cloud: 'global', color: false, ...options } as Parameters<typeof namedTenants>[1];
  const approve = await namedTenants(context, common, run, words);
  const did: string[] = [];
  for (const { tenant, tenantName } of tenants) {
    if (await approve({ tenant, tenantName, setups: ['a'] })) did.push(tenant);
  }
  return { did, asked, said };
}

describe('an action over several tenants', () => {
  it('is done in each that is named, by name, domain or id, and nobody is asked', async () => {
    const both = [contoso, fabrikam];
    expect(await done(both, { tenant: ['FABRIKAM'] })).toEqual({ did: ['t-2'], asked: [], said: [] });
    expect((await done(both, { tenant: ['contoso.example', 't-2'] })).did).toEqual(['t-1', 't-2']);
  });

  it('asks for each by name at a terminal', async () => {
    const { did, asked } = await done([contoso, fabrikam], {}, { answer: true });
    expect(asked).toEqual(['Prove Contoso (t-1)?', 'Prove Fabrikam (t-2)?']);
    expect(did).toEqual(['t-1', 't-2']);
    expect((await done([contoso, fabrikam])).did).toEqual([]);
  });

  it.each([{ json: true }, {}])('is done in none where nobody can be asked: %j', async (options) => {
    const { did, asked, said } = await done([contoso, fabrikam], options, {
      isTerminal: false,
      answer: true,
    });
    expect([did, asked]).toEqual([[], []]);
    expect(said).toEqual([
      'Contoso was not named (--tenant); left out.',
      'Fabrikam was not named (--tenant); left out.',
    ]);
  });

  it('of one tenant alone needs no name, and a name that fits none is refused', async () => {
    expect((await done([contoso], {}, { isTerminal: false })).did).toEqual(['t-1']);
    await expect(done([contoso], { tenant: ['fabrikam'] })).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
