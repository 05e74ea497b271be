import { describe, expect, it } from 'vitest';
import type { CliContext } from '../../../electron/cli/context';
import { createProgram } from '../../../electron/cli/program';

const reading = ['review', 'status', 'lint', 'survey', 'activity'];
/** They start a practice tenant and sign in to nothing else. */
const own = ['demo', 'practice'];

/** Runs a command on a computer where nothing is to be had; whether a session was opened, and what was said. */
async function run(name: string, ...args: readonly string[]) {
  const said: string[] = [];
  const codes: number[] = [];
  let opened = 0;
  const nothing = async (): Promise<never> => Promise.reject(new Error('nothing here'));
  const context: Partial<CliContext> = {
    services: async () => {
      opened += 1;
      return nothing();
    },
    ...{ folder: '/nowhere', isTerminal: false, signal: new AbortController().signal },
    ...{
      readText: nothing,
      readBytes: nothing,
      confirm: nothing,
      exists: async () => Promise.resolve(false),
    },
    out: (text) => void said.push(text),
    err: (text) => void said.push(text),
    exit: (code) => void codes.push(code),
  };
  const program = createProgram(context as CliContext, '0');
  await program.parseAsync(['node', 'sw', name, ...args]);
  return { opened, said: said.join('\n'), code: codes.at(-1) };
}

function others() {
  const { commands } = createProgram({ out: () => undefined } as unknown as CliContext, '0');
  return commands
    .filter((command) => ![...reading, ...own].includes(command.name()))
    .map((command) => {
      const values = command.registeredArguments
        .filter(({ required }) => required)
        .map(({ argChoices }) => argChoices?.[0] ?? 'one');
      const options = command.options
        .filter(({ mandatory }) => mandatory)
        .flatMap(({ long }) => [long ?? '', 'one@contoso.example']);
      return [command.name(), [...values, ...options]] as const;
    });
}

describe('without a person', () => {
  it.each(others())('%s is refused before anybody signs in', async (name, args) => {
    const { opened, said, code } = await run(name, ...args, '--unattended');
    expect(opened).toBe(0);
    expect(said).toContain('This takes a person');
    expect(code).toBe(2);
  });

  it.each(reading)('%s goes on', async (name) => {
    const { opened } = await run(name, '--unattended');
    expect(opened).toBe(1);
  });

  it.each([['--plan', 'mend.json'], ['--undo'], ['--also', 'no-owner']])(
    'lint mends nothing (%s)',
    async (...options) => {
      const { opened, said } = await run('lint', '--setup', 'x', ...options, '--unattended');
      expect(opened).toBe(0);
      expect(said).toContain('This takes a person');
    },
  );

  it('a tenant may be named for a person too: a partner’s or guest’s other one', async () => {
    expect((await run('survey', '--tenant', 'contoso.example')).opened).toBe(1);
  });
});
