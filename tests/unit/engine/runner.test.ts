import { describe, expect, it } from 'vitest';
import { AppError } from '../../../electron/contract/errors';
import type { Executor } from '../../../electron/engine/types';
import { applied, FakeTenant, MemoryJournal, run, step } from './fakes';

const chain = [
  step('app'),
  step('principal', ['app']),
  step('secret', ['principal'], { once: true }),
  step('box'),
];

describe('runPlan', () => {
  it('runs every step after its dependencies and ends done', async () => {
    const tenant = new FakeTenant();
    const { summary, kinds } = await run(chain, tenant);
    expect(summary.result).toBe('done');
    expect(summary.open).toEqual([]);
    expect(kinds).toEqual({ app: 'applied', principal: 'applied', secret: 'applied', box: 'applied' });
    expect(tenant.made.indexOf('app')).toBeLessThan(tenant.made.indexOf('principal'));
    expect(tenant.made.indexOf('principal')).toBeLessThan(tenant.made.indexOf('secret'));
  });

  it('hands earlier outputs to later steps', async () => {
    const seen: unknown[] = [];
    const tenant = new FakeTenant();
    const reader: Executor = {
      run: async (input) => (seen.push(input), applied()),
      verify: async () => ({ state: 'absent' }),
    };
    const steps = [
      step('app'),
      step('read', ['app'], { kind: 'read', input: { app: { $from: 'app', output: 'id' } } }),
    ];
    await run(steps, tenant, {
      executors: new Map([
        ['make', tenant],
        ['read', reader],
      ]),
    });
    expect(seen).toEqual([{ app: 'id-of-app' }]);
  });

  it('has the intent on disk before each effect and the outcome after', async () => {
    const tenant = new FakeTenant();
    const journal = new MemoryJournal();
    tenant.before = (name) => expect(journal.types(name)).toEqual(['intent']);
    await run(chain, tenant, { journal });
    for (const { id } of chain) expect(journal.types(id)).toEqual(['intent', 'outcome']);
    expect(journal.lines[0]).toMatchObject({ type: 'run', planId: 'plan-1', by: 'admin@contoso.example' });
  });

  it('numbers its events without a gap and ends with the result', async () => {
    const { events } = await run(chain, new FakeTenant());
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    expect(events[0]).toMatchObject({ type: 'run-started', steps: 4 });
    expect(events.at(-1)).toMatchObject({ type: 'run-finished', result: 'done' });
    expect(events.filter(({ type }) => type === 'step-started')).toHaveLength(4);
  });

  it('goes on when a listener throws', async () => {
    const { summary } = await run(chain, new FakeTenant(), {
      emit: () => {
        throw new Error('listener broke');
      },
    });
    expect(summary.result).toBe('done');
  });

  it('runs independent steps side by side, up to the limit', async () => {
    const tenant = new FakeTenant();
    let now = 0;
    let most = 0;
    tenant.before = async () => {
      most = Math.max(most, ++now);
      await new Promise((resolve) => setImmediate(resolve));
      now -= 1;
    };
    const steps = Array.from({ length: 9 }, (_, index) => step(`s${index}`));
    await run(steps, tenant, { concurrency: 3 });
    expect(most).toBe(3);
    await run(steps.slice(0, 2), new FakeTenant(), { concurrency: 1 });
  });

  it('brings a thousand steps through in a moment', async () => {
    const steps = Array.from({ length: 1_000 }, (_, index) =>
      step(`s${index}`, index % 2 === 1 ? [`s${index - 1}`] : []),
    );
    const start = performance.now();
    expect((await run(steps, new FakeTenant())).summary.result).toBe('done');
    expect(performance.now() - start).toBeLessThan(3_000);
  });

  it('begins a step as soon as its own dependencies are done, not at the end of a wave', async () => {
    const tenant = new FakeTenant();
    let release: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => (release = resolve));
    tenant.before = (name) => (name === 'slow' ? slow : name === 'second' ? release() : undefined);
    const { summary } = await run([step('slow'), step('first'), step('second', ['first'])], tenant);
    expect(summary.result).toBe('done');
    expect(tenant.made).toContain('second');
  });
});

describe('a plan that cannot be run', () => {
  it.each([
    ['an unknown kind', [step('a', [], { kind: 'nonsense' })], /run nonsense/u],
    [
      'a reference to no dependency',
      [step('a'), step('b', [], { input: { x: { $from: 'a', output: 'id' } } })],
      /does not depend on it/u,
    ],
    [
      'a secret in the plan',
      [step('a', [], { input: { value: 'abc8Q~0123456789012345678901234567890abc' } })],
      /looks like a secret/u,
    ],
  ])('%s is refused before anything runs', async (_what, steps, message) => {
    const tenant = new FakeTenant();
    const journal = new MemoryJournal();
    await expect(run(steps, tenant, { journal })).rejects.toThrow(message);
    expect(tenant.made).toEqual([]);
    expect(journal.lines).toEqual([]);
  });
});

describe('what stays open', () => {
  it('leaves a step open that the person may not run, blocks what hangs on it, and does the rest', async () => {
    const tenant = new FakeTenant();
    const journal = new MemoryJournal();
    const steps = [
      step('app'),
      step('grant', ['app']),
      step('policy', ['grant']),
      step('proof', ['policy']),
      step('box'),
    ];
    const who = 'a Privileged Role Administrator';
    const { summary, kinds } = await run(steps, tenant, {
      journal,
      gate: ({ id }) => (id === 'grant' ? { may: false, who, reason: 'Only that role may.' } : { may: true }),
    });
    expect(kinds).toEqual({
      app: 'applied',
      grant: 'needs-person',
      policy: 'blocked',
      proof: 'blocked',
      box: 'applied',
    });
    expect(summary.result).toBe('needs-person');
    expect(summary.open).toEqual([
      {
        stepId: 'grant',
        summary: 'Make grant',
        kind: 'needs-person',
        who: [who],
        reason: 'Only that role may.',
      },
      { stepId: 'policy', summary: 'Make policy', kind: 'blocked', who: [who], reason: 'Waits for grant.' },
      { stepId: 'proof', summary: 'Make proof', kind: 'blocked', who: [who], reason: 'Waits for grant.' },
    ]);
    expect(summary.outcomes['proof']).toEqual({ kind: 'blocked', by: ['grant'] });
    expect(journal.types('grant')).toEqual([]);
  });

  it('names all steps that hold a step up', async () => {
    const { summary } = await run([step('a'), step('b'), step('c', ['a', 'b'])], new FakeTenant(), {
      gate: ({ id }) => (id === 'c' ? { may: true } : { may: false, who: id, reason: 'no' }),
    });
    expect(summary.outcomes['c']).toEqual({ kind: 'blocked', by: ['a', 'b'] });
  });

  it('ends waiting where the tenant needs time', async () => {
    const waiting: Executor = {
      run: async () => ({ kind: 'waiting', for: 'the policy to bite' }),
      verify: async () => ({ state: 'absent' }),
    };
    const { summary, kinds } = await run([step('policy'), step('grant', ['policy'])], waiting);
    expect(kinds).toEqual({ policy: 'waiting', grant: 'blocked' });
    expect(summary.result).toBe('waiting');
    expect(summary.open[0]).toMatchObject({ kind: 'waiting', reason: 'Waits for the policy to bite.' });
  });

  it('fails a step whose gate breaks', async () => {
    const { summary, kinds } = await run([step('a'), step('b')], new FakeTenant(), {
      gate: ({ id }) => {
        if (id === 'a') throw new Error('no roles read');
        return { may: true };
      },
    });
    expect(kinds).toEqual({ a: 'failed', b: 'applied' });
    expect(summary.result).toBe('failed');
  });
});

describe('cancelling', () => {
  it('lets running steps end and cancels the rest', async () => {
    const tenant = new FakeTenant();
    const abort = new AbortController();
    const journal = new MemoryJournal();
    tenant.before = (name) => {
      if (name !== 'principal') return;
      abort.abort();
      throw abort.signal.reason as Error;
    };
    const { summary, kinds } = await run(chain, tenant, { signal: abort.signal, journal, concurrency: 1 });
    expect(kinds).toEqual({ app: 'applied', principal: 'cancelled', secret: 'cancelled', box: 'cancelled' });
    expect(summary.result).toBe('cancelled');
    expect(journal.types('principal')).toEqual(['intent', 'outcome']);
    expect(journal.types('secret')).toEqual([]);
  });

  it('keeps the outcome of a step that ended well all the same', async () => {
    const tenant = new FakeTenant();
    const abort = new AbortController();
    tenant.after = () => abort.abort();
    const { summary, kinds } = await run([step('a'), step('b', ['a'])], tenant, { signal: abort.signal });
    expect(kinds).toEqual({ a: 'applied', b: 'cancelled' });
    expect(summary.result).toBe('cancelled');
  });

  it('is done, not cancelled, when the signal comes after the last step', async () => {
    const tenant = new FakeTenant();
    const abort = new AbortController();
    tenant.after = () => abort.abort();
    expect((await run([step('a')], tenant, { signal: abort.signal })).summary.result).toBe('done');
  });

  it('fails a step that was cancelled although the run was not', async () => {
    const tenant = new FakeTenant();
    tenant.before = () => {
      throw new AppError({ code: 'cancelled', message: 'The sign-in page was closed.' });
    };
    const { summary, kinds } = await run([step('a'), step('b', ['a'])], tenant);
    expect(kinds).toEqual({ a: 'failed', b: 'blocked' });
    expect(summary.result).toBe('failed');
  });
});
