import { describe, expect, it } from 'vitest';
import { AppError, type ErrorCode } from '../../../electron/contract/errors';
import { FakeTenant, MemoryJournal, run, step } from './fakes';

const steps = [
  step('app'),
  step('principal', ['app']),
  step('secret', ['principal'], { once: true }),
  step('scope', ['principal']),
  step('box'),
];
const ids = steps.map(({ id }) => id);
const dependents: Readonly<Record<string, readonly string[]>> = {
  app: ['principal', 'secret', 'scope'],
  principal: ['secret', 'scope'],
  secret: [],
  scope: [],
  box: [],
};

const raise = (code: ErrorCode) => {
  throw new AppError({ code, message: `${code} happened`, who: 'somebody', requestId: 'r-1' });
};

/** The outcome of every step when one ends so: its dependents blocked, all others applied. */
function expected(at: string, kind: string) {
  const blocked = kind === 'applied' ? [] : (dependents[at] ?? []);
  return Object.fromEntries(
    ids.map((id) => [id, id === at ? kind : blocked.includes(id) ? 'blocked' : 'applied']),
  );
}

describe.each(ids)('a fault at %s', (at) => {
  const tenantWith = (fault: (attempt: number) => unknown, place: 'before' | 'after') => {
    const tenant = new FakeTenant();
    tenant[place] = (name: string, attempt: number) => (name === at ? fault(attempt) : undefined);
    return tenant;
  };

  it.each<ErrorCode>([
    'throttled',
    'offline',
    'policy-refused',
    'conflict',
    'internal',
    'license-missing',
    'not-found',
  ])('%s fails it and keeps the facts', async (code) => {
    const { summary, kinds } = await run(
      steps,
      tenantWith(() => raise(code), 'before'),
    );
    expect(kinds).toEqual(expected(at, 'failed'));
    expect(summary.outcomes[at]).toMatchObject({ error: { code, requestId: 'r-1' } });
    expect(summary.result).toBe('failed');
  });

  it.each<ErrorCode>(['permission-denied', 'consent-required'])('%s leaves it to a person', async (code) => {
    const { summary, kinds } = await run(
      steps,
      tenantWith(() => raise(code), 'before'),
    );
    expect(kinds).toEqual(expected(at, 'needs-person'));
    expect(summary.outcomes[at]).toMatchObject({ who: 'somebody', reason: `${code} happened` });
    expect(summary.result).toBe('needs-person');
  });

  it.each<ErrorCode>(['answer-lost', 'timeout'])(
    '%s after the effect is found in place, not repeated',
    async (code) => {
      const tenant = tenantWith(() => raise(code), 'after');
      const { summary, kinds } = await run(steps, tenant);
      expect(kinds).toEqual(expected(at, 'applied'));
      expect(summary.outcomes[at]).toMatchObject({
        outputs: { id: `id-of-${at}` },
        note: expect.stringMatching(/lost/u),
      });
      expect([...tenant.made].sort()).toEqual([...ids].sort());
    },
  );

  it.each<ErrorCode>(['answer-lost', 'timeout'])('%s before the effect is run once more', async (code) => {
    const tenant = tenantWith((attempt) => (attempt === 1 ? raise(code) : undefined), 'before');
    const { summary } = await run(steps, tenant);
    expect(summary.result).toBe('done');
    expect(tenant.attempts(at)).toBe(2);
    expect([...tenant.made].sort()).toEqual([...ids].sort());
  });

  it('two lost answers without effect fail it', async () => {
    const tenant = tenantWith(() => raise('answer-lost'), 'before');
    const { kinds, summary } = await run(steps, tenant);
    expect(kinds).toEqual(expected(at, 'failed'));
    expect(summary.outcomes[at]).toMatchObject({
      error: { message: expect.stringMatching(/afterwards showed that it did not/u), who: 'somebody' },
    });
    expect(tenant.attempts(at)).toBe(2);
  });

  it('a lost answer that nobody can look after is unknown and not repeated', async () => {
    const lost = () => {
      throw new AppError({ code: 'answer-lost', message: 'lost' });
    };
    const tenant = tenantWith(lost, 'after');
    tenant.seen = () => raise('offline');
    const { summary, kinds, clock } = await run(steps, tenant);
    expect(kinds).toEqual(expected(at, 'unknown'));
    expect(summary.outcomes[at]).toMatchObject({
      error: { who: 'you', next: expect.stringMatching(/apply again/u) },
    });
    expect(summary.result).toBe('failed');
    expect(tenant.attempts(at)).toBe(1);
    expect(clock.sleeps).toEqual([1_000, 3_000, 8_000]);
  });

  it('a lost answer is looked after until the looking succeeds', async () => {
    const tenant = tenantWith(() => raise('answer-lost'), 'after');
    tenant.seen = (_name, look) => (look < 3 ? { state: 'unclear', reason: 'busy' } : undefined);
    const { kinds } = await run(steps, tenant);
    expect(kinds).toEqual(expected(at, 'applied'));
  });

  it('killed here, the next run ends in the same state', async () => {
    const journal = new MemoryJournal();
    const tenant = new FakeTenant();
    const abandoned = new Promise<never>(() => undefined);
    for (const place of ['before', 'after'] as const) {
      tenant[place] = (name: string) => (name === at ? abandoned : undefined);
      void run(steps, tenant, { journal, newRunId: () => `killed-${place}` });
      await settled();
      tenant[place] = () => undefined;
    }
    const { summary } = await run(steps, tenant, { journal });
    expect(summary.result).toBe('done');
    // Steps that may be repeated are repeated by design; what must not be is made once.
    expect(tenant.made.filter((name) => name === 'secret')).toHaveLength(1);
    expect(tenant.made.filter((name) => name === at)).toHaveLength(1);
  });
});

async function settled() {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
