import { describe, expect, it } from 'vitest';
import { AppError } from '../../../electron/contract/errors';
import type { Services } from '../../../electron/services/services';
import { reviewAllSetups } from '../../../electron/services/review-all';
import type { ServicesOptions } from '../../../electron/services/services-options';
import { ManualClock } from '../../support/manual-clock';
import { provenRecord } from '../../support/many-setups';

const one = '11111111-1111-4111-8111-111111111111';
const two = '22222222-2222-4222-8222-222222222222';
const now = new Date('2026-11-21T12:00:00Z');

function host(): ServicesOptions {
  const all = [provenRecord(now, one, 'a'), provenRecord(now, one, 'b'), provenRecord(now, two, 'c')];
  const records = { list: async () => all };
  return { records, clock: new ManualClock(), practiceTenantId: null } as unknown as ServicesOptions;
}

describe('review of all tenants', () => {
  it('signs in to no tenant that was not named, and tells its setups and why', async () => {
    const opened: string[] = [];
    const named: Parameters<Parameters<Services['reviewAll']>[0]>[0][] = [];
    const open = async (tenant: string): Promise<never> => {
      opened.push(tenant);
      throw new AppError({ code: 'not-signed-in', message: 'Nobody signed in.', next: 'Sign in.' });
    };
    const document = await reviewAllSetups(host(), { open }, async (tenant) => {
      named.push(tenant);
      return tenant.tenant === one;
    });
    expect(named.map(({ tenant, setups }) => [tenant, ...setups])).toEqual([
      [one, 'a', 'b'],
      [two, 'c'],
    ]);
    expect(opened).toEqual([one]);
    expect(document).toMatchObject({ verdict: 'unknown', setups: [] });
    expect(document.notReviewed.map(({ setup, why }) => [setup, why])).toEqual([
      ['a', 'Nobody signed in.'],
      ['b', 'Nobody signed in.'],
      ['c', 'The tenant was not named.'],
    ]);
  });

  it('ends where somebody stops it', async () => {
    const open = async (): Promise<never> => {
      throw new AppError({ code: 'cancelled', message: 'Stopped.' });
    };
    await expect(reviewAllSetups(host(), { open }, async () => true)).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});
