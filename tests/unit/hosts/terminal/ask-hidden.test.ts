import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { askHidden } from '../../../../electron/hosts/terminal/ask-hidden';

/** Types into a hidden question; what was said comes with the answer. */
async function typed(...keys: string[]) {
  const input = new PassThrough();
  const said: string[] = [];
  const answer = askHidden('Passphrase of company.pfx:', { input, say: (text) => said.push(text) });
  for (const key of keys) input.write(key);
  return { answer: await answer, said: said.join('') };
}

describe('a question whose answer is not shown', () => {
  it('takes the line that is typed or pasted, and says nothing of it', async () => {
    const { answer, said } = await typed('se', 'ven g', 'eese ß\r');
    expect(answer).toBe('seven geese ß');
    expect(said).toContain('Passphrase of company.pfx:');
    expect(said).not.toContain('geese');
  });

  it('lets a typing error be taken back', async () => {
    expect((await typed('ab', 'x', '\u007f', 'c\r')).answer).toBe('abc');
  });

  it('has no answer at Ctrl+D, and is cancelled at Ctrl+C', async () => {
    expect((await typed('\u0004')).answer).toBeNull();
    await expect(typed('abc', '\u0003')).rejects.toMatchObject({ code: 'cancelled' });
  });
});
