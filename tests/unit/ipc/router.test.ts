import { describe, expect, it, vi } from 'vitest';
import { invokeChannels } from '../../../electron/contract/channels';
import type { Desk } from '../../../electron/contract/desk/desk';
import { largestMessage } from '../../../electron/contract/desk/limits';
import { replySchema, type Reply } from '../../../electron/contract/desk/reply';
import { AppError } from '../../../electron/contract/errors';
import { routeChannels } from '../../../electron/ipc/router';
import { createLogger } from '../../../electron/log/logger';

function router(desk: Partial<Desk>, trusted = true) {
  const handlers = new Map<string, (event: never, ...values: unknown[]) => Promise<Reply>>();
  const lines: string[] = [];
  const logger = createLogger({ level: 'info', sinks: [(line) => lines.push(line)], now: () => new Date(0) });
  routeChannels(
    { handle: (channel, listener) => void handlers.set(channel, listener) },
    { desk: desk as Desk, logger, newId: () => 'id-1', isTrusted: () => trusted },
  );
  const call = async (channel: string, ...values: unknown[]) => {
    const reply = await handlers.get(channel)?.({} as never, ...values);
    return replySchema.parse(reply);
  };
  return { handlers, call, lines };
}

describe('the router', () => {
  it('has a handler for each channel of the table, and no other', () => {
    expect([...router({}).handlers.keys()]).toEqual([...invokeChannels]);
  });

  it('passes on what the contract names, in both directions', async () => {
    const chosen = vi.fn(async () => null);
    const { call } = router({
      'target.choose': chosen,
      'mailboxes.search': async () =>
        ({ found: [], more: false, token: 'eyJ0' }) as unknown as { found: never[]; more: boolean },
    });
    expect(await call('target.choose', { target: { kind: 'practice' } })).toEqual({ ok: true, value: null });
    expect(chosen).toHaveBeenCalledWith({ target: { kind: 'practice' } });
    expect(await call('mailboxes.search', { text: 'a' })).toEqual({
      ok: true,
      value: { found: [], more: false },
    });
  });

  it.each<[string, unknown[]]>([
    ['a key too many', [{ text: 'a', admin: true }]],
    ['a key too few', [{}]],
    ['a text without end', [{ text: 'a'.repeat(321) }]],
    ['another type', [{ text: 1 }]],
    ['two values', [{ text: 'a' }, { text: 'b' }]],
    ['no value', []],
    ['a message that is too long', [{ text: 'a', more: 'a'.repeat(largestMessage) }]],
    ['what has no JSON', [{ text: 1n }]],
  ])('refuses %s before anything is done', async (_name, values) => {
    const search = vi.fn();
    const reply = await router({ 'mailboxes.search': search }).call('mailboxes.search', ...values);
    expect(reply).toMatchObject({ ok: false, error: { code: 'invalid-input' }, correlationId: 'id-1' });
    expect(search).not.toHaveBeenCalled();
  });

  it('refuses a stranger before it reads what was sent, and logs it', async () => {
    const about = vi.fn();
    const { call, lines } = router({ 'app.about': about }, false);
    expect(await call('app.about', {})).toMatchObject({ ok: false, error: { code: 'refused' } });
    expect(about).not.toHaveBeenCalled();
    expect(lines.join()).toContain('"level":"error"');
  });

  it('passes on a failure that the channel may have, with its facts', async () => {
    const facts = { code: 'not-found', message: 'No such setup.', next: 'Look again.' } as const;
    const { call, lines } = router({
      'setups.detail': async () => Promise.reject(new AppError(facts)),
    });
    expect(await call('setups.detail', { setup: 'x' })).toEqual({
      ok: false,
      error: facts,
      correlationId: 'id-1',
    });
    expect(lines.join()).toContain('"correlationId":"id-1"');
  });

  it('turns what nobody meant into `internal`, and tells its text to the log alone', async () => {
    const { call, lines } = router({
      'app.about': async () => Promise.reject(new TypeError('x of undefined at /home/someone')),
      'profiles.list': async () => Promise.reject(new AppError({ code: 'throttled', message: 'Busy.' })),
    });
    const reply = await call('app.about', {});
    expect(reply).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify(reply)).not.toContain('undefined');
    expect(lines.join()).toContain('x of undefined');
    expect(await call('profiles.list', {})).toMatchObject({
      ok: false,
      error: { code: 'internal', message: 'Busy.' },
    });
  });

  it('answers `internal` for an answer that is not as agreed', async () => {
    const { call } = router({ 'profiles.list': async () => [{ wrong: true }] as never });
    expect(await call('profiles.list', {})).toMatchObject({ ok: false, error: { code: 'internal' } });
  });
});
