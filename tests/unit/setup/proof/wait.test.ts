import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/contract/errors';
import { waitForEffect, type WaitState } from '../../../../electron/setup/proof/wait';
import { accepted, denied, fakeTenant, input } from './fake-tenant';

const minute = 60_000;

/** Effective after so many rounds, as seen by the senders. */
function lagging(rounds: number) {
  const world = fakeTenant();
  world.tenant.send = (_mail, from) => (from !== 'ceo' && world.counters.tokens > rounds ? accepted : denied);
  return world;
}

describe('waiting for effect', () => {
  it('looks sparsely, with a fresh token each time, until it holds', async () => {
    const { deps, sleeps, counters, sent } = lagging(3);
    const document = await waitForEffect(deps, input);
    expect(document.verdict).toBe('proven');
    expect(document.rounds).toBe(4);
    expect(sleeps).toEqual([31 * minute, 31 * minute, 31 * minute]);
    expect(counters.tokens).toBe(4);
    expect(sent.filter(({ from }) => from === 'ceo')).toHaveLength(1);
  });

  it('goes on where an earlier run stopped, and keeps the pause since its last round', async () => {
    const { deps, sleeps } = lagging(0);
    const lastRoundAt = new Date(deps.clock.now().getTime() - 4 * minute).toISOString();
    const document = await waitForEffect(deps, input, { state: { rounds: 2, lastRoundAt } });
    expect(sleeps).toEqual([27 * minute]);
    expect(document.rounds).toBe(3);
  });

  it('tells each round to be kept and says when it looks again', async () => {
    const kept: WaitState[] = [];
    const { deps, notes } = lagging(1);
    await waitForEffect(deps, input, { pauses: [2000], save: async (state) => void kept.push(state) });
    expect(kept.map((state) => state.rounds)).toEqual([1, 2]);
    expect(notes.some((note) => note.includes('not yet effective'))).toBe(true);
  });

  it('gives up in time and says so', async () => {
    const { deps, sleeps } = lagging(99);
    const document = await waitForEffect(deps, input, { giveUpAfterMs: 40 * minute });
    expect(document.verdict).toBe('not-yet-effective');
    expect(sleeps).toEqual([31 * minute]);
  });

  it('waits longer for the trace without sending again', async () => {
    const { deps, tenant, counters, sent } = fakeTenant({ traceStatus: null });
    const trace = deps.exchange.messageTrace.bind(deps.exchange);
    const slow = async (query: Parameters<typeof trace>[0]) => {
      if (counters.traces > 6) tenant.traceStatus = 'Delivered';
      return trace(query);
    };
    const document = await waitForEffect(
      { ...deps, exchange: { ...deps.exchange, messageTrace: slow } },
      input,
    );
    expect(document.verdict).toBe('proven');
    expect(sent).toHaveLength(3);
  });

  it('ends at once when it is aborted in a pause', async () => {
    const { deps } = lagging(99);
    const aborted = Object.assign(new Error('aborted'), { name: 'AbortError' });
    const clock = { ...deps.clock, sleep: async () => Promise.reject(aborted) };
    await expect(waitForEffect({ ...deps, clock }, input)).rejects.toMatchObject({ code: 'cancelled' });
    const cancelled = new AppError({ code: 'cancelled', message: 'x' });
    const world = fakeTenant({ tokenError: cancelled });
    await expect(waitForEffect(world.deps, input)).rejects.toBe(cancelled);
  });
});
