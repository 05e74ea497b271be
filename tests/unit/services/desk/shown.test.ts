import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/contract/errors';
import { shownWithout } from '../../../../electron/services/desk/shown';

const shown = shownWithout([['/home/jane/.sendwright', 'the data folder']]);

describe('what the window is shown', () => {
  it('has no path and no command in an error, at any depth', () => {
    const { facts } = shown.error(
      new AppError({
        code: 'conflict',
        message: 'The file /home/jane/.sendwright/x is in use.',
        next: 'Prove it first: sendwright prove acme',
        issues: [{ where: 'senders[0]', problem: 'unknown', next: 'Add `create: shared`.' }],
      }),
    );
    expect(facts.message).toBe('The file the data folder/x is in use.');
    expect(facts.next).toBe('Prove it first');
    expect(facts.issues?.[0]?.next).toBe('Add “Create a shared mailbox”.');
  });

  it('leaves numbers, ids and absent values as they are', () => {
    const value = { count: 3, id: '359b5917-57c0-43c9-9bcd-3036978067b4', none: null, list: [true] };
    expect(shown.value(value)).toEqual(value);
  });
});
