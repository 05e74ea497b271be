import { describe, expect, it } from 'vitest';
import { invokeChannels } from '../../../electron/contract/channels';
import { afterEvent } from '../../../electron/contract/desk/after-event';
import type { DeskState } from '../../../electron/contract/desk/state';
import type { Operation } from '../../../electron/contract/desk/operation';
import { channelTable } from '../../../electron/contract/desk/table';

const operation: Operation = {
  ...{ id: 'op', kind: 'apply', title: 'Ostendo', setup: 'ostendo', startedAt: '2026-01-01T00:00:00.000Z' },
  ...{ finishedAt: null, cancelling: false, steps: [], notes: [], waiting: null, outcome: null },
};
const state: DeskState = {
  ...{ seq: 3, target: null, practice: { kind: 'off' }, signIn: { kind: 'signed-out', error: null } },
  ...{ operation, setupsVersion: 0, notices: [] },
};
const step = { id: 's', summary: 'Register', notes: [], startedAt: null, finishedAt: null, outcome: null };

describe('the state that main and the window share', () => {
  it('passes over an event that it holds already', () => {
    expect(afterEvent(state, { seq: 3, type: 'setups' })).toBe(state);
    expect(afterEvent(state, { seq: 4, type: 'setups' })).toMatchObject({ seq: 4, setupsVersion: 1 });
  });

  it('adds a step, then changes it in its place', () => {
    const begun = afterEvent(state, {
      ...{ seq: 4, type: 'operation-step', operation: 'op' },
      step: { ...step, state: 'running' },
    });
    const ended = afterEvent(begun, {
      ...{ seq: 5, type: 'operation-step', operation: 'op' },
      step: { ...step, state: 'finished' },
    });
    expect(ended.operation?.steps.map((one) => one.state)).toEqual(['finished']);
  });

  it('passes over what belongs to an operation that is gone', () => {
    const after = afterEvent(state, { seq: 4, type: 'operation-note', operation: 'other', note: 'late' });
    expect(after.operation).toBe(operation);
  });

  it('keeps the last hundred notes', () => {
    let now = state;
    for (let n = 1; n <= 130; n += 1) {
      now = afterEvent(now, { seq: 3 + n, type: 'operation-note', operation: 'op', note: `${n}` });
    }
    expect(now.operation?.notes).toHaveLength(100);
    expect(now.operation?.notes.at(-1)).toBe('130');
  });
});

describe('the table of channels', () => {
  it('has exactly the channels that are named', () => {
    expect(Object.keys(channelTable).sort()).toEqual([...invokeChannels].sort());
  });

  it.each(invokeChannels)('refuses a key that %s does not know', (channel) => {
    expect(channelTable[channel].input.safeParse({ surplus: 1 }).success).toBe(false);
  });
});
