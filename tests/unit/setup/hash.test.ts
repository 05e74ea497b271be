import { describe, expect, it } from 'vitest';
import { observationHash } from '../../../electron/setup/hash';
import { observe } from '../../../electron/setup/observe';
import { mailSendId } from './fakes/ids';
import { hazards } from './fakes/scenarios';
import { fakeTenant, specOf } from './fakes/tenant';
import type { FakeState } from './fakes/state';

const known = { record: null, journalIntents: [] };
const hashWith = async (change: (state: FakeState) => void) =>
  observationHash(await observe(fakeTenant(change), specOf(), known));

describe('the hash of an observation', () => {
  it('does not care who looks, how many seats are free, or in which order things are listed', async () => {
    const before = await hashWith(hazards);
    const after = await hashWith((state) => {
      hazards(state);
      state.roles = [];
      state.skus = [];
      state.domains.reverse();
      state.assignments.reverse();
    });
    expect(after).toBe(before);
  });

  it.each<[string, (state: FakeState) => void]>([
    ['a grant', (state) => state.assignments.pop()],
    ['a mailbox', (state) => state.recipients.shift()],
    ['the policy', (state) => (state.policy = null)],
    ['a scope', (state) => state.scopes.push({ name: 'sendwright-ostendo-continuum', recipientFilter: 'x' })],
    [
      'a declared permission',
      (state) => {
        state.applications = state.applications.map((app) => ({
          ...app,
          declared: [{ resourceAppId: 'g', id: mailSendId, type: 'Role' as const }],
        }));
      },
    ],
  ])('changes with %s', async (_what, change) => {
    const after = await hashWith((state) => {
      hazards(state);
      change(state);
    });
    expect(after).not.toBe(await hashWith(hazards));
  });
});
