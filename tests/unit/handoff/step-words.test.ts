import { expect, it } from 'vitest';
import { stepWords } from '../../../electron/handoff/step-words';
import { removalExecutors } from '../../../electron/setup/removal/registry';

it('has words for every kind of step that can be run, and for no other', () => {
  // Executors take their ports apart when they are made and call none before they run.
  const executors = removalExecutors({ directory: {}, exchange: {} } as never, {} as never);
  expect([...stepWords.keys()].sort()).toEqual([...executors.keys()].sort());
  for (const [kind, { did, undo, lost }] of stepWords) {
    for (const text of [did, undo, lost]) expect(text, kind).toMatch(/^[A-Z].{6,}/u);
  }
});
