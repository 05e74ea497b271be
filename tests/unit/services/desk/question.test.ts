import { describe, expect, it } from 'vitest';
import type { Question } from '../../../../electron/contract/desk/operation';
import { Asking } from '../../../../electron/services/desk/question';

const question: Question = { kind: 'proof-credential', clientId: 'c', tenantName: 't', steps: ['one'] };

function asking() {
  const shown: (Question | null)[] = [];
  return { shown, asking: new Asking((one) => void shown.push(one)) };
}

describe('a question of an operation', () => {
  it.each([true, false])('is shown, answered by %s, and taken away', async (yes) => {
    const { shown, asking: one } = asking();
    const answer = one.ask(question, new AbortController().signal);
    expect(shown).toEqual([question]);
    one.answer(yes);
    expect(await answer).toBe(yes);
    expect(shown).toEqual([question, null]);
  });

  it('ends with the operation', async () => {
    const { shown, asking: one } = asking();
    const abort = new AbortController();
    const answer = one.ask(question, abort.signal);
    abort.abort();
    await expect(answer).rejects.toMatchObject({ code: 'cancelled' });
    expect(shown).toEqual([question, null]);
    await expect(one.ask(question, abort.signal)).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('takes no answer to an earlier one', async () => {
    const { asking: one } = asking();
    one.answer(true);
    const answer = one.ask(question, new AbortController().signal);
    one.answer(false);
    expect(await answer).toBe(false);
  });
});
