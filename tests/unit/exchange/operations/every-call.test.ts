import { describe, expect, it } from 'vitest';
import { checkCall } from '../../../../electron/exchange/cmdlet-data/check';
import { createExchange } from '../../../../electron/exchange/exchange';
import { fakeInvoke } from '../fake-invoke';
import { id, uses } from './uses';

describe('every cmdlet call', () => {
  it.each(Object.entries(uses))('%s uses only what the official pages offer', async (name, use) => {
    const { invoke, calls } = fakeInvoke(({ cmdlet }) =>
      cmdlet.startsWith('Test-ApplicationAccess') ? [{ AccessCheckResult: 'Accordé' }] : [{}],
    );
    await use(createExchange(invoke, { tenant: async () => id }));
    const problems = calls.map(({ cmdlet, parameters }) => checkCall(cmdlet, parameters));
    expect(problems.filter((checked) => !checked.ok)).toEqual([]);
    expect(calls.length > 0 || name === 'connectedTenant').toBe(true);
  });

  it('passes Confirm: false to every removal, since nobody is there to answer', async () => {
    const { invoke, calls } = fakeInvoke(() => [{}]);
    const exchange = createExchange(invoke, { tenant: async () => id });
    for (const [name, use] of Object.entries(uses)) if (name.startsWith('remove')) await use(exchange);
    expect(calls).not.toHaveLength(0);
    expect(calls.filter(({ parameters }) => parameters['Confirm'] !== false)).toEqual([]);
  });
});
