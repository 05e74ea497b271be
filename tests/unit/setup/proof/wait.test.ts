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
    const nextLook = new Date(deps.clock.now().getTime() + 27 * minute).toISOString();
    const document = await waitForEffect(deps, input, { state: { rounds: 2, nextLook } });
    expect(sleeps).toEqual([27 * minute]);
    expect(document.rounds).toBe(3);
  });

  it('tells each round to be kept and says when it looks again', async () => {
    const kept: WaitState[] = [];
    const { deps, notes } = lagging(1);
    await waitForEffect(deps, input, { save: async (state) => void kept.push(state) });
    expect(kept.map((state) => state.rounds)).toEqual([1, 2]);
    expect(notes.some((note) => note.includes('not yet effective'))).toBe(true);
  });

  it('does not look before the rights had time, counted from when they were changed', async () => {
    const { deps, sleeps, notes } = lagging(0);
    const configuredAt = new Date(deps.clock.now().getTime() - 10 * minute).toISOString();
    expect((await waitForEffect(deps, { ...input, configuredAt })).verdict).toBe('proven');
    expect(sleeps).toEqual([21 * minute]);
    expect(notes.some((note) => note.includes('too early'))).toBe(true);
  });

  it('looks at once where there is no credential here to send with', async () => {
    const { deps, sleeps } = lagging(0);
    const configuredAt = deps.clock.now().toISOString();
    const document = await waitForEffect(deps, { ...input, credential: null, configuredAt });
    expect([document.verdict, sleeps]).toEqual(['unknown', []]);
  });

  it('ends where no cache explains a refusal any more, and says what to look at', async () => {
    const { deps, sleeps } = lagging(99);
    const configuredAt = deps.clock.now().toISOString();
    const document = await waitForEffect(deps, { ...input, configuredAt });
    expect(document.verdict).toBe('not-yet-effective');
    expect(document.effect).toMatchObject({ since: configuredAt, overdue: true });
    expect(document.effect?.lookAt.length).toBeGreaterThan(1);
    expect(document.summary).toContain('something is wrong');
    expect(sleeps.reduce((sum, one) => sum + one, 0)).toBe(121 * minute);
  });

  it('looks at once after days, and knows that it is overdue', async () => {
    const { deps, sleeps } = lagging(99);
    const now = deps.clock.now().getTime();
    const nextLook = new Date(now - 2 * 24 * 60 * minute).toISOString();
    const configuredAt = new Date(now - 3 * 24 * 60 * minute).toISOString();
    const document = await waitForEffect(
      deps,
      { ...input, configuredAt },
      { state: { rounds: 1, nextLook } },
    );
    expect(sleeps).toEqual([]);
    expect(document).toMatchObject({ rounds: 2, effect: { overdue: true, since: configuredAt } });
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
