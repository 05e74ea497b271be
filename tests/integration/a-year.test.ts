import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { commandsAtOneClock } from '../support/commands-at-one-clock';
import { toldIn } from '../support/told-commands';

const page = resolve(import.meta.dirname, '../../docs/a-year.md');

it('a year with Sendwright goes as its page tells it, command by command', { timeout: 240_000 }, async () => {
  const { folder, run, later } = await commandsAtOneClock();
  const told = toldIn(readFileSync(page, 'utf8'));
  expect(told.filter(({ kind }) => kind === 'command').length).toBeGreaterThan(30);
  for (const one of told) {
    if (one.kind === 'clock') later(one.seconds);
    else if (one.kind === 'file') writeFileSync(join(folder, one.name), one.text);
    else {
      const { code, text } = await run(one.args);
      expect(code, `${one.line}\n${text}`).toBe(one.exit);
    }
  }
});
