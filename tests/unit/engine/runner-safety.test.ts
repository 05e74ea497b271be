import { describe, expect, it } from 'vitest';
import { AppError } from '../../../electron/contract/errors';
import { registerSecret } from '../../../electron/log/redact/registered';
import type { Executor } from '../../../electron/engine/types';
import { applied, FakeTenant, MemoryJournal, run, step } from './fakes';

const chain = [
  step('app'),
  step('principal', ['app']),
  step('secret', ['principal'], { once: true }),
  step('box'),
];

describe('secrets', () => {
  it.each([
    ['of a secret name', { clientSecret: 'harmless' }],
    ['of a secret shape', { value: 'abc8Q~0123456789012345678901234567890abc' }],
    ['that is registered', { value: 'Tr0ub4dor&3' }],
  ])('never lets an output %s into the journal', async (_what, outputs) => {
    const unregister = registerSecret('Tr0ub4dor&3');
    const leaky: Executor = { run: async () => applied(outputs), verify: async () => ({ state: 'absent' }) };
    const { summary, journal, events } = await run([step('a')], leaky);
    expect(summary.outcomes['a']).toMatchObject({ kind: 'failed', error: { code: 'internal' } });
    const written = JSON.stringify([journal.lines, events, summary]);
    for (const value of Object.values(outputs)) expect(written).not.toContain(value);
    unregister();
  });

  it('lets outputs about a secret through', async () => {
    const outputs = { keyId: 'k1', secretExpires: '2027-05-19', passwordPolicy: 'none', secretId: 'k1' };
    const honest: Executor = { run: async () => applied(outputs), verify: async () => ({ state: 'absent' }) };
    expect((await run([step('a')], honest)).summary.outcomes['a']).toMatchObject({ outputs });
  });

  it('refuses outputs that are not plain values', async () => {
    const odd = {
      run: async () => applied({ a: {} as string }),
      verify: async () => ({ state: 'absent' as const }),
    };
    const { summary } = await run([step('a')], odd);
    expect(summary.outcomes['a']).toMatchObject({ kind: 'failed', error: { code: 'internal' } });
  });

  it('takes secrets out of messages and notes', async () => {
    const unregister = registerSecret('Tr0ub4dor&3');
    const tenant = new FakeTenant();
    tenant.before = (_name, _attempt, context) => {
      context.note('tried Tr0ub4dor&3');
      throw new AppError({ code: 'refused', message: 'no Tr0ub4dor&3', serviceMessage: 'bad Tr0ub4dor&3' });
    };
    const { summary, journal, events } = await run([step('a')], tenant);
    expect(JSON.stringify([journal.lines, events, summary])).not.toContain('Tr0ub4dor');
    unregister();
  });
});

describe('a journal that cannot be written', () => {
  const failingAt = (line: number) => {
    const journal = new MemoryJournal();
    const append = journal.append.bind(journal);
    let count = 0;
    journal.append = async (entry) => {
      if (++count >= line) throw new AppError({ code: 'internal', message: 'The disk is full.' });
      await append(entry);
    };
    return journal;
  };

  it('keeps the step from running when its intent is not on disk', async () => {
    const tenant = new FakeTenant();
    const { summary, kinds } = await run(chain, tenant, { journal: failingAt(2), concurrency: 1 });
    expect(tenant.made).toEqual([]);
    expect(kinds).toEqual({ app: 'failed', principal: 'blocked', secret: 'blocked', box: 'cancelled' });
    expect(summary).toMatchObject({ result: 'failed', error: { message: 'The disk is full.' } });
  });

  it('stops the run when an outcome is not on disk, and says so', async () => {
    const tenant = new FakeTenant();
    const { summary } = await run(chain, tenant, { journal: failingAt(3), concurrency: 1 });
    expect(tenant.made).toEqual(['app']);
    expect(summary.outcomes['app']?.kind).toBe('applied');
    expect(summary).toMatchObject({ result: 'failed', error: { message: 'The disk is full.' } });
  });

  it('rejects when not even the start can be written', async () => {
    await expect(run(chain, new FakeTenant(), { journal: failingAt(1) })).rejects.toThrow(
      'The disk is full.',
    );
  });
});
