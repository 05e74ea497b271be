import { describe, expect, it } from 'vitest';
import { AppFailure } from '../../../renderer/api/app-failure';
import { createApi } from '../../../renderer/api/create-api';
import { bridgeWith } from './bridge-with';

describe('the way to main', () => {
  it('answers the value', async () => {
    const { bridge } = bridgeWith({ 'log.read': async () => ({ ok: true, value: [] }) });
    expect(await createApi(bridge).call('log.read', {})).toEqual([]);
  });

  it('throws a failure with its facts and where the log has it', async () => {
    const error = { code: 'offline' as const, message: 'No connection.' };
    const { bridge } = bridgeWith({ 'log.read': async () => ({ ok: false, error, correlationId: 'c7' }) });
    const failure: unknown = await createApi(bridge)
      .call('log.read', {})
      .catch((thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(AppFailure);
    expect(failure).toMatchObject({ facts: error, correlationId: 'c7' });
  });

  it('makes a failure of a channel that broke', async () => {
    const { bridge } = bridgeWith({ 'log.read': () => Promise.reject(new Error('gone')) });
    const failure: unknown = await createApi(bridge)
      .call('log.read', {})
      .catch((thrown: unknown) => thrown);
    expect(failure).toMatchObject({ name: 'AppFailure', facts: { code: 'internal', message: 'gone' } });
  });
});
