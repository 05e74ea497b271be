import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/contract/errors';
import { runProof } from '../../../../electron/setup/proof/run-proof';
import { accepted, denied, fakeTenant, input, noPermission, prove } from './fake-tenant';

describe('delivery', () => {
  it('is polled on the clock and stays open where the trace is silent', async () => {
    const { document, sleeps, status } = await prove({ traceStatus: null });
    expect(status('delivery')).toBe('waiting');
    expect(document.verdict).toBe('unknown');
    expect(document.summary).toContain('delivery');
    expect(sleeps.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(60_000);
  });

  it('does not sleep when the mail is there at once', async () => {
    expect((await prove()).sleeps).toEqual([]);
  });

  it.each(['Failed', 'Quarantined', 'FilteredAsSpam'])(
    'fails when the trace says %s',
    async (traceStatus) => {
      expect((await prove({ traceStatus })).document.verdict).toBe('failed');
    },
  );

  it('is unknown where the trace may not be read', async () => {
    const { document, status } = await prove({ traceStatus: noPermission });
    expect(status('delivery')).toBe('unknown');
    expect(document.verdict).toBe('unknown');
  });
});

describe('the message trace', () => {
  it('is asked once for all senders, since it takes few queries in a while', async () => {
    const { deps, counters } = fakeTenant();
    expect((await runProof(deps, input)).verdict).toBe('proven');
    expect(input.senders.length).toBeGreaterThan(1);
    expect(counters.traces).toBe(1);
  });
});

describe('answers in several parts', () => {
  it('takes the worst row of the trace where a group was the recipient', async () => {
    const world = fakeTenant();
    const { messageTrace } = world.deps.exchange;
    const rows = async (query: Parameters<typeof messageTrace>[0]) =>
      (await messageTrace(query)).flatMap((row) => [row, { ...row, status: 'Failed' }]);
    const deps = { ...world.deps, exchange: { ...world.deps.exchange, messageTrace: rows } };
    expect((await runProof(deps, input)).verdict).toBe('failed');
  });

  it('names a sender whose mailbox is full, however Graph says it', async () => {
    const full = {
      code: 'internal',
      message: 'full',
      status: 507,
      serviceCode: 'ErrorQuotaExceeded',
    } as const;
    const { document, sent } = await prove({
      send: (_mail, from) => (from === 'payroll' ? new AppError(full) : from === 'ceo' ? denied : accepted),
    });
    expect(document.parts.find((part) => part.id === 'sends')?.finding).toContain('full');
    expect(sent.filter(({ from }) => from === 'payroll')).toHaveLength(1);
  });
});

describe('lost answers', () => {
  const lost = new AppError({ code: 'answer-lost', message: 'reset' });

  it('sends one more mail under a new mark, and no third', async () => {
    let left = 1;
    const once = await prove({
      send: (_mail, from) => (from === 'payroll' && left-- > 0 ? lost : from === 'ceo' ? denied : accepted),
    });
    expect(once.document.verdict).toBe('proven');
    const marks = once.sent.filter(({ from }) => from === 'payroll').map(({ mail }) => mail.subject);
    expect(new Set(marks).size).toBe(2);
    const always = await prove({ send: (_mail, from) => (from === 'payroll' ? lost : accepted) });
    expect(always.sent.filter(({ from }) => from === 'payroll')).toHaveLength(2);
    expect(always.status('sends')).toBe('fail');
  });

  it('ends when cancelled, and before anything is sent in the wrong tenant', async () => {
    const cancelled = new AppError({ code: 'cancelled', message: 'Cancelled.' });
    await expect(prove({ send: () => cancelled })).rejects.toMatchObject({ code: 'cancelled' });
    const world = fakeTenant({ exchangeTenant: 'a1b2c3d4-0000-4000-8000-00000000000f' });
    await expect(runProof(world.deps, input)).rejects.toMatchObject({ code: 'tenant-mismatch' });
    expect(world.sent).toEqual([]);
  });
});

describe('many senders', () => {
  it('sends from a stated sample of twenty, or from all where asked', async () => {
    const { people } = fakeTenant().tenant;
    const names = Array.from({ length: 50 }, (_, index) => `m${index}`);
    const many = names.map((name) => ({ ...people[0]!, ...renamed(name) }));
    const world = {
      people: [...people, ...many],
      inScope: names,
      test: (address: string) => /^m\d/u.test(address),
      send: (_mail: unknown, from: string) => (from.startsWith('m') ? accepted : denied),
    };
    const about = { senders: names.map((name) => `${name}@contoso.example`) };
    const { document, sent } = await prove(world, about);
    expect(sent).toHaveLength(21);
    expect(document.verdict).toBe('proven');
    expect(JSON.stringify(document.parts)).toContain('sample of 20 of 50');
    expect((await prove(world, { ...about, allSenders: true })).sent).toHaveLength(51);
  });
});

function renamed(name: string) {
  const address = `${name}@contoso.example`;
  return {
    ...{ externalDirectoryObjectId: `id-${name}`, displayName: name, distinguishedName: `CN=${name}` },
    ...{ primarySmtpAddress: address, addresses: [address] },
  };
}
