import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { commandsAtOneClock } from '../support/commands-at-one-clock';
import { writeJob } from '../support/setup-files';
import { xmlTexts } from '../support/xml';

const folder = resolve(import.meta.dirname, '../../docs/unattended');
const files = readdirSync(folder);
const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8');

/** The texts of a ready file that its system would run, as its format says. */
function runs(name: string): readonly string[] {
  const text = textOf(name);
  if (name.endsWith('.yml')) return strings(parse(text));
  if (name.endsWith('.xml')) return xmlTexts(text);
  return text.split('\n').filter((line) => !line.startsWith('#'));
}

function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.split('\n');
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}

/** Every sendwright command of a file, with the names that the job's folders have here. */
function commandsIn(name: string): readonly (readonly string[])[] {
  return runs(name).flatMap((line) => {
    const [, command] = /(?:^|[\s/])sendwright ((?:review|status|survey|unattended)\b.*)$/u.exec(line) ?? [];
    if (command === undefined) return [];
    const here = command
      .replaceAll(/\$(?:\{?RUNNER_TEMP\}?|\(Agent\.TempDirectory\))\//gu, '')
      .replaceAll('$SENDWRIGHT_PASSPHRASE', 'phrase.txt')
      .replaceAll('$(Build.ArtifactStagingDirectory)/', '')
      // Exchange is reached without PowerShell here.
      .replace(' --install-module', '');
    expect(here, name).not.toMatch(/[$<>|&;]/u);
    return [[...here.matchAll(/"([^"]*)"|(\S+)/gu)].map(([, quoted, plain]) => quoted ?? plain ?? '')];
  });
}

describe('the ready files for scheduled jobs', { timeout: 120_000 }, () => {
  it('are all told of on the page, and review each week', () => {
    const page = readFileSync(join(folder, '../unattended.md'), 'utf8');
    expect(files.length).toBeGreaterThan(5);
    for (const name of files) {
      expect(page, name).toContain(`](unattended/${name})`);
      if (name.endsWith('.timer')) continue;
      const reviews = commandsIn(name).filter(([command]) => command === 'review');
      expect(reviews, name).toHaveLength(1);
      expect(reviews[0], name).toContain('--unattended-passphrase-file');
    }
  });

  it('run on a tenant that was set up by commands alone, without any administrator', async () => {
    const { folder: work, run, later } = await commandsAtOneClock();
    const job = writeJob(work, {});
    const done = async (args: readonly string[]): Promise<string> => {
      const { code, text } = await run(args);
      expect(code, `${args.join(' ')}\n${text}`).toBe(0);
      return text;
    };
    const out = ['--out', 'reader.json', '--new-passphrase-file', 'phrase.txt'];
    await done(['apply', job, '--yes']);
    later(4 * 3_600);
    await done(['prove', 'ostendo-continuum']);
    await done(['unattended', '--tenant', 'contoso.example', '--yes', ...out]);
    for (const command of files.flatMap(commandsIn)) {
      const text = await done(command);
      if (command[0] === 'review') expect(text).toContain('As agreed.');
    }
    expect(await done(['status', '--json'])).toContain('"by": "Sendwright Review"');
    expect(readFileSync(join(work, 'review.html'), 'utf8')).toContain('Ostendo Continuum');
    writeFileSync(join(work, 'phrase.txt'), 'six-wrong-words-that-open-nothing\n');
    const [review] = commandsIn('crontab');
    expect((await run(review ?? [])).code).toBe(3);
  });
});
