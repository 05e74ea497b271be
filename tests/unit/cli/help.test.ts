import { describe, expect, it } from 'vitest';
import type { CliContext } from '../../../electron/cli/context';
import { createProgram } from '../../../electron/cli/program';

/** What `COMMAND --help` prints. */
async function helpOf(command: string): Promise<string> {
  const lines: string[] = [];
  const context = { out: (text: string) => void lines.push(text) } as unknown as CliContext;
  await expect(createProgram(context, '0').parseAsync(['node', 'sw', command, '--help'])).rejects.toThrow();
  return lines.join('\n');
}

describe('the help of a command', () => {
  it('shows its own options before those of every command', async () => {
    const help = await helpOf('plan');
    const places = ['--go-live', '--out', '--json', '--practice', '--exchange-sign-in'].map((option) =>
      help.indexOf(`  ${option}`),
    );
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  });

  it('shows only what counts for the command', async () => {
    const open = await helpOf('open');
    expect(open).toContain('--passphrase-file');
    expect(open).toMatch(/--practice[^]*--cloud/u);
    expect(open).not.toMatch(/--exchange|--as |--data/u);
    const status = await helpOf('status');
    expect(status).toContain('--data');
    expect(status).not.toMatch(/--exchange|--as /u);
  });
});
