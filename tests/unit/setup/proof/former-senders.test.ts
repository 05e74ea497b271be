import { describe, expect, it } from 'vitest';
import type { SendAnswer } from '../../../../electron/ports/mail';
import type { ProofInput } from '../../../../electron/setup/proof/types';
import { accepted, denied, fakeTenant, input, mailbox, refused } from './fake-tenant';
import { runProof } from '../../../../electron/setup/proof/run-proof';

const former = 'former@contoso.example';
const minute = 60_000;

async function prove(answer: SendAnswer, minutesAgo: number | null, about: Partial<ProofInput> = {}) {
  const world = fakeTenant({
    people: ['invoices', 'payroll', 'ceo', 'admin', 'former'].map((name) => mailbox(name)),
    send: (_mail, from) => (from === 'former' ? answer : from === 'ceo' ? denied : accepted),
  });
  const since = new Date(world.deps.clock.now().getTime() - (minutesAgo ?? 0) * minute).toISOString();
  const document = await runProof(world.deps, {
    ...input,
    left: [former],
    ...(minutesAgo === null ? {} : { configuredAt: since }),
    ...about,
  });
  return { document, world, sends: document.parts.find((part) => part.id === 'sends') };
}

describe('who was a sender before', () => {
  it('must be refused as the outsider is, with mail for the signed-in admin alone', async () => {
    const { document, sends, world } = await prove(denied, 10);
    expect(document.verdict).toBe('proven');
    expect(sends?.evidence.map((one) => one.text).join('\n')).toContain(`Former sender ${former}: refused`);
    const mails = world.sent.filter(({ from }) => from === 'former');
    expect(mails.map(({ mail }) => mail.to)).toEqual([input.adminMailbox]);
  });

  it('is red and looked at again while Exchange’s caches explain that it gets through', async () => {
    const { document, sends } = await prove(accepted, 10);
    expect(sends).toMatchObject({ status: 'fail' });
    expect(document.verdict).toBe('not-yet-effective');
    expect(document.summary).toContain(`still sends as ${former}`);
    expect(document.effect?.waitsFor).toContain('old rights');
  });

  it('fails for good after that time, and where nobody knows when it was taken out', async () => {
    expect((await prove(accepted, 122)).document.verdict).toBe('failed');
    expect((await prove(accepted, null, { configuredAt: '2020-01-01T00:00:00.000Z' })).document.verdict).toBe(
      'failed',
    );
  });

  it('named as the outsider counts the same', async () => {
    const { document } = await prove(accepted, 10, { outsider: former });
    expect(document.verdict).toBe('not-yet-effective');
  });

  it('is no obstacle where its mailbox is gone, and never green where nothing is known', async () => {
    expect((await prove(refused(404, 'ErrorInvalidUser'), 10)).document.verdict).toBe('proven');
    expect((await prove(refused(500, 'UnknownError'), 10)).document.verdict).toBe('unknown');
  });
});
