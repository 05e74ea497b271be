import { describe, expect, it } from 'vitest';
import { AppError } from '../../../electron/contract/errors';
import { proveDueSetups } from '../../../electron/services/due';
import type { ServicesOptions } from '../../../electron/services/services-options';
import type { Sessions } from '../../../electron/services/sessions';
import { microsoftTimes } from '../../../electron/setup/effect';
import { provenRecord } from '../../support/many-setups';

const one = '11111111-1111-4111-8111-111111111111';
const two = '22222222-2222-4222-8222-222222222222';
const now = new Date('2026-11-21T12:00:00Z');

/** Configured two hours ago, and not proven since. */
const waiting = (tenantId: string, id: string) => ({
  ...provenRecord(now, tenantId, id),
  lastProof: null,
  configured: { at: '2026-11-21T10:00:00.000Z', times: microsoftTimes },
});

describe('proofs that are due in several tenants', () => {
  it('are made in no tenant that was not named, which is said of each setup', async () => {
    const all = [waiting(one, 'a'), waiting(one, 'b'), waiting(two, 'c')];
    const records = { list: async () => all };
    const host = { records, clock: { now: () => now }, practiceTenantId: null } as unknown as ServicesOptions;
    const opened: string[] = [];
    const sessions = {
      openSetup: async (name: string) => {
        opened.push(name);
        return {};
      },
      perform: async () => {
        throw new AppError({ code: 'not-signed-in', message: 'Nobody signed in.', next: 'Sign in.' });
      },
    } as unknown as Sessions;
    const asked: string[][] = [];
    const document = await proveDueSetups(host, sessions, async ({ tenant, setups }) => {
      asked.push([tenant, ...setups]);
      return tenant === one;
    });
    expect(asked).toEqual([
      [one, 'a', 'b'],
      [two, 'c'],
    ]);
    expect(opened).toEqual([`${one}/a`, `${one}/b`]);
    expect(document.looked.map(({ setup, verdict, error }) => [setup, verdict, error?.message])).toEqual([
      ['a', null, 'Nobody signed in.'],
      ['b', null, 'Nobody signed in.'],
      ['c', null, 'The tenant was not named.'],
    ]);
  });
});
