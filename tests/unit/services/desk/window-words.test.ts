import { describe, expect, it } from 'vitest';
import { windowWords } from '../../../../electron/services/desk/window-words';
import { coreTexts } from './core-texts';

const command =
  /--[a-z]|\bsendwright (?:apply|consent|demo|handoff|open|plan|practice|prove|remove|rotate|send|status|unattended)\b|\bprove --|\bplan FILE|`/u;
const commanding = [...new Set(coreTexts())].filter((text) => command.test(text) && /\s/u.test(text));

describe('the window’s words', () => {
  it('finds the texts of the core that name a command', () => {
    expect(commanding.length).toBeGreaterThan(20);
  });

  it.each(commanding)('names no command for: %s', (text) => {
    const said = windowWords(text);
    expect(said).not.toMatch(command);
    expect(said).not.toBe('');
  });

  it('names the settings where the terminal has its environment', () => {
    const said = windowWords('Check the network connection and the proxy settings (HTTPS_PROXY, NO_PROXY).');
    expect(said).toBe('Check the network connection and the proxy in the settings.');
  });

  it('leaves every other text as it is', () => {
    const changed = /setup file|[aA]pply|HTTPS_PROXY/u;
    const other = coreTexts().filter((text) => !command.test(text) && !changed.test(text));
    expect(other.filter((text) => windowWords(text) !== text)).toEqual([]);
  });
});
