import { expect, it } from 'vitest';
import { demoCommand } from '../../../electron/cli/commands/demo';
import type { CliContext } from '../../../electron/cli/context';

it('a vendor that needs a certificate is told so before a practice tenant is started', async () => {
  const said: string[] = [];
  const codes: number[] = [];
  const context = {
    folder: '/nowhere',
    isTerminal: false,
    signal: new AbortController().signal,
    exists: async () => Promise.resolve(false),
    practice: { start: async () => Promise.reject(new Error('started')) },
    err: (text: string) => said.push(text),
    exit: (code: number) => codes.push(code),
  } as unknown as CliContext;
  await demoCommand(context).parseAsync(['--vendor', 'elegere'], { from: 'user' });
  expect(codes).toEqual([2]);
  expect(said.join('\n')).toContain('--vendor ostendo');
});
