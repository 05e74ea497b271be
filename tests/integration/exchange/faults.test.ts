import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkedInvoke } from '../../../electron/exchange/checked-invoke';
import { createExchange } from '../../../electron/exchange/exchange';
import { remoteInvoke } from '../../../electron/exchange/remote/client';
import { remoteTenant } from '../../../electron/exchange/remote/tenant';
import { openBench, type Bench } from '../helpers/signed-in';

let bench: Bench;

beforeEach(async () => {
  bench = await openBench();
});

afterEach(async () => bench.stop());

/** The product's Exchange over real TLS, signed in; pauses take no time and are noted. */
function connect(timeoutMs?: number) {
  const tokens = bench.tokens(bench.account('exadmin'));
  const sleeps: number[] = [];
  const invoke = remoteInvoke({
    url: bench.practice.info.exchange,
    transport: bench.transport,
    tokens,
    clock: { now: () => new Date(), sleep: async (ms) => void sleeps.push(ms) },
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
  return { exchange: createExchange(checkedInvoke(invoke), { tenant: remoteTenant(tokens) }), sleeps };
}

const strike = (path: string, kind: string, more: object = {}) =>
  bench.practice.world.faults.replace([{ match: { path: `/exchange/${path}$` }, kind, ...more }]);
const served = (cmdlet: string) =>
  bench.practice.world.served.filter(({ path }) => path === `/exchange/${cmdlet}`).length;
const scopes = () => bench.practice.world.state.managementScopes.length;

describe('a read over a bad line', () => {
  it.each(['status', 'reset', 'lost-answer', 'malformed'])('is asked again after %s', async (kind) => {
    const { exchange } = connect();
    strike('Get-ManagementScope', kind);
    expect(await exchange.scope('nothing')).toBeNull();
  });

  it('waits as long as it is told when throttled', async () => {
    const { exchange, sleeps } = connect();
    strike('Get-ManagementScope', 'throttle', { retryAfter: 3 });
    expect(await exchange.scope('nothing')).toBeNull();
    expect(sleeps).toEqual([3000]);
  });

  it('ends after four attempts', async () => {
    const { exchange } = connect();
    strike('Get-ManagementScope', 'status', { times: 9 });
    await expect(exchange.scope('nothing')).rejects.toMatchObject({ code: 'answer-lost' });
  });
});

describe('a write over a bad line', () => {
  it.each([
    ['lost-answer', 1],
    ['malformed', 1],
    ['hang-after', 1],
    ['status', 0],
    ['hang', 0],
  ])('is never repeated after %s, and its effect is not guessed', async (kind, effect) => {
    const { exchange } = connect(1500);
    await exchange.mayAdminister();
    strike('New-ManagementScope', kind);
    const code = await exchange.createScope('S', "Alias -eq 'x'").then(
      () => 'none',
      (error: unknown) => (error as { code: string }).code,
    );
    expect(['answer-lost', 'timeout']).toContain(code);
    expect(scopes()).toBe(effect);
    expect(served('New-ManagementScope')).toBeLessThanOrEqual(1);
  });

  it('is repeated when it was throttled, for then nothing was done', async () => {
    const { exchange } = connect();
    strike('New-ManagementScope', 'throttle', { retryAfter: 1 });
    await exchange.createScope('S', "Alias -eq 'x'");
    expect(scopes()).toBe(1);
  });
});

describe('the connection', () => {
  it('tells its tenant', async () => {
    expect(await connect().exchange.connectedTenant()).toBe(bench.practice.info.tenantId);
  });
});
