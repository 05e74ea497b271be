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
      .replaceAll('$HOME/.config/sendwright/', '')
      .replaceAll('%LOCALAPPDATA%\\Sendwright\\', '')
      .replaceAll('%d/phrase', 'phrase.txt')
      // What it finds is read; the review decides.
      .replace(' || true', '')
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
      if (name.endsWith('.timer') || name.includes('-due')) continue;
      for (const wanted of ['review', 'survey']) {
        const found = commandsIn(name).filter(([command]) => command === wanted);
        expect(found, name).toHaveLength(1);
        expect(found[0], name).toContain('--unattended-passphrase-file');
      }
    }
  });

  it('build Sendwright before a secret is there, and give it to the main branch alone', () => {
    const guards = {
      ...{ 'github-actions.yml': 'environment: sendwright', 'azure-pipelines.yml': '- group: sendwright' },
      'gitlab-ci.yml': 'protected branch',
    };
    expect(new Set(Object.keys(guards))).toEqual(new Set(files.filter((name) => name.endsWith('.yml'))));
    for (const [name, guard] of Object.entries(guards)) {
      expect(textOf(name)).toContain(guard);
      const steps = runs(name);
      const built = steps.findIndex((line) =>
        /npm ci .*npm install --global .*sendwright --version/u.test(line),
      );
      const used = steps.findIndex((line) => /PHRASE|PASSPHRASE/u.test(line));
      expect(built, name).toBeGreaterThan(-1);
      expect(used, name).toBeGreaterThan(built);
    }
  });

  it('keep the passphrase away from the sealed file, and are taken in by the Task Scheduler', () => {
    for (const name of files.filter((one) => !one.endsWith('.yml'))) {
      expect(textOf(name), name).not.toMatch(/passphrase-file phrase|ProgramData|Read-Host|encoding=/u);
    }
    expect(textOf('task-scheduler.xml')).toContain('<ScheduleByWeek>');
    expect(textOf('task-scheduler-due.xml')).toContain('<ScheduleByDay>');
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
