import { describe, expect, it } from 'vitest';
import { diagnoseCommand, diagnoseExitCode, ladderExitCode } from '../../../electron/cli/commands/diagnose';
import type { CliContext } from '../../../electron/cli/context';
import type { LadderDocument } from '../../../electron/contract/ladder';
import { diagnosisText } from '../../../electron/cli/print-diagnosis';
import type { Services } from '../../../electron/services/services';
import { styleOf } from '../../../electron/cli/style';
import { climb } from '../../../electron/diagnosis/ladder';
import { diagnoseText } from '../../../electron/diagnosis/recognise';

interface Ran {
  readonly out: string;
  readonly err: string;
  readonly code: number | undefined;
}

/** Runs `diagnose` with these words and a world of files and a pipe. */
async function run(
  words: readonly string[],
  world: {
    readonly input?: string;
    readonly file?: string;
    readonly isTerminal?: boolean;
    readonly confirm?: boolean;
    readonly climb?: Services['climb'];
  } = {},
): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  let code: number | undefined;
  const context = {
    services: async () => ({ diagnose: diagnoseText, climb: world.climb, close: async () => undefined }),
    confirm: async () => world.confirm ?? false,
    ...{ isTerminal: world.isTerminal ?? true, folder: '/', signal: new AbortController().signal },
    readInput: async () => world.input ?? '',
    readText: async () => world.file ?? '',
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
    exit: (wanted: number) => void (code = wanted),
  } as unknown as CliContext;
  await diagnoseCommand(context).parseAsync(['node', 'diagnose', '--no-color', ...words]);
  return { out: out.join('\n'), err: err.join('\n'), code };
}

describe('diagnose', () => {
  it('tells cause, who, numbered actions, how sure and the source', async () => {
    const { out, code } = await run(['AADSTS7000222: expired']);
    expect(code).toBe(0);
    expect(out).toMatch(/✓ The client secret has expired \(AADSTS7000222\)/u);
    expect(out).toMatch(/Who can mend it: an owner of the application[^]*1\. Make a new secret[^]*2\. /u);
    expect(out).toContain('How sure: certain. The code AADSTS7000222. Source: facts 5.1.');
  });

  it('reads standard input for "-" and for a pipe, and a file', async () => {
    expect((await run(['-'], { input: 'AADSTS90002' })).out).toContain('no such tenant');
    expect((await run([], { input: 'AADSTS90002', isTerminal: false })).out).toContain('no such tenant');
    expect((await run(['--file', 'x.log'], { file: 'AADSTS90002' })).out).toContain('no such tenant');
  });

  it('refuses to guess what to look at', async () => {
    for (const words of [[], ['-'], ['x', '--file', 'y']]) {
      const { code, err } = await run(words);
      expect(code).toBe(2);
      expect(err).toContain('sendwright diagnose -');
    }
  });

  it('exits 1 where the text does not tell, with what to do instead', async () => {
    const { out, code } = await run(['It does not work']);
    expect(code).toBe(1);
    expect(out).toMatch(/does not tell what is wrong[^]*Climb the ladder/u);
    expect(diagnoseExitCode(diagnoseText('Insufficient privileges to complete the operation.'))).toBe(1);
  });

  it('prints one JSON document', async () => {
    const { out } = await run(['--json', 'ErrorSendAsDenied']);
    expect(JSON.parse(out)).toMatchObject({ command: 'diagnose', result: 'recognised' });
  });

  it('warns of a secret in the text, which somebody sent about, and does not show it', async () => {
    const secret = 'Xy38Q~k7.Tz_aB-c0dEfGhIjKlMnOpQrStUvWx1';
    const { out } = await run([`client_secret=${secret} AADSTS7000215`]);
    expect(out).toContain('held a secret');
    expect(out).not.toContain(secret);
  });

  it('cannot be made to forge lines or colours', () => {
    const text = diagnosisText(diagnoseText('\u001b[31mAADSTS90002\u202e\r\u0007 x'), styleOf(false));
    // eslint-disable-next-line no-control-regex -- that there are none is the point
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/u);
  });
});

/** A ladder of three rungs, of which the last asks for a mail. */
const threeRungs: Services['climb'] = async (setup, { approveMail, from = 'a@contoso.example' }, options) => {
  const clock = { now: () => new Date('2026-11-21T10:00:00.000Z'), sleep: async () => undefined };
  const climbed = await climb(
    [
      { id: 'name', look: async () => ({ status: 'pass', finding: 'Resolved.' }) },
      {
        id: 'send',
        look: async () =>
          (await approveMail({ from, to: 'b@partner.example' }))
            ? {
                status: 'fail',
                finding: 'Refused.',
                who: 'an admin',
                next: 'Mend it.',
                repair: 'sendwright apply FILE',
              }
            : { status: 'unknown', finding: 'Not sent.', unwanted: true },
      },
      { id: 'delivery', look: async () => ({ status: 'unknown', finding: 'Nothing to look for.' }) },
    ],
    clock,
    (rung) => options?.listener?.rung?.(rung),
  );
  return { ...climbed, setup } as LadderDocument;
};

describe('diagnose --setup', () => {
  const words = ['--setup', 'x'];

  it('tells each rung, and ends with who, what and the command', async () => {
    const { out, code } = await run([...words, '--yes'], { climb: threeRungs });
    expect(code).toBe(1);
    expect(out).toMatch(/✓ The names[^]*✗ Microsoft Graph takes a test mail[^]*· The mail is delivered/u);
    expect(out).toMatch(
      /BROKEN[^]*It breaks here: Refused\.[^]*Who can mend it: an admin[^]*Command: sendwright apply FILE/u,
    );
  });

  it('sends only what a person wants', async () => {
    const sends = async (more: string[], world: Parameters<typeof run>[1]) =>
      (await run([...words, ...more], { climb: threeRungs, ...world })).code === 1;
    expect(await sends([], { confirm: true })).toBe(true);
    expect(await sends([], { confirm: false })).toBe(false);
    expect(await sends([], { confirm: true, isTerminal: false })).toBe(false);
    expect(await sends(['--no-send'], { confirm: true })).toBe(false);
    expect(await sends(['--yes'], { isTerminal: false })).toBe(true);
  });

  it('is not mixed with a text', async () => {
    expect((await run([...words, 'text'], { climb: threeRungs })).code).toBe(2);
  });

  it.each([
    ['holds', 0],
    ['unsent', 0],
    ['broken', 1],
    ['open', 3],
    ['waiting', 4],
  ] as const)('%s exits %i', (result, code) => {
    expect(ladderExitCode({ result } as LadderDocument)).toBe(code);
  });
});
