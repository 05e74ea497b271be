import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/contract/errors';
import { netError } from '../../../../electron/hosts/electron/net-errors';
import { connectionError } from '../../../../electron/hosts/terminal/transport-errors';
import type { HostAnswer, LadderSight } from '../../../../electron/services/ladder/deps';
import { lookAtNames, lookAtTenant, lookAtTls } from '../../../../electron/services/ladder/network-rungs';

const tenantId = '11111111-2222-4333-8444-555555555555';
const login = { host: 'login.microsoftonline.com', proxy: null, issuer: null };

function sightOf(...answers: readonly HostAnswer['answer'][]): LadderSight {
  const hosts = answers.map((answer, index) => ({
    host: ['login.example', 'graph.example'][index] ?? '',
    answer,
  }));
  return {
    hosts: async () => hosts,
    record: { tenantId, tenantName: 'Contoso', credential: { kind: 'certificate' } },
    serviceClock: () => null,
  } as unknown as LadderSight;
}

const failed = (error: AppError) => ({ ok: false, error }) as const;
const broken = (code: string) =>
  failed(connectionError(login, 'connecting', Object.assign(new Error(), { code })));
const answered = (status: number, body = '') => ({ ok: true, value: { status, body, headers: {} } }) as const;
const config = answered(200, `{"issuer":"https://login.example/${tenantId}/v2.0"}`);

describe('the rung of names', () => {
  it('breaks where a name does not resolve, in either host', async () => {
    const look = await lookAtNames(sightOf(config, broken('ENOTFOUND')));
    expect(look).toMatchObject({ status: 'fail', cause: { id: 'name-not-resolved', code: 'ENOTFOUND' } });
    const chromium = netError(login, new Error('net::ERR_NAME_NOT_RESOLVED'));
    expect(await lookAtNames(sightOf(failed(chromium)))).toMatchObject({ status: 'fail' });
  });

  it('holds where the connection fails only after the name', async () => {
    expect(await lookAtNames(sightOf(broken('ECONNREFUSED')))).toMatchObject({ status: 'pass' });
  });
});

describe('the rung of the connection', () => {
  it.each([
    ['ECONNREFUSED', 'no-connection'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate-not-trusted'],
    ['CERT_HAS_EXPIRED', 'certificate-expired-or-clock'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate-name'],
    ['EPROTO', 'tls-version'],
  ])('breaks by %s', async (code, id) => {
    const look = await lookAtTls(sightOf(config, broken(code)));
    expect(look).toMatchObject({ status: 'fail', cause: { id } });
    expect(look.who).not.toBeNull();
  });

  it('does not call a host that was too slow broken', async () => {
    const slow = failed(
      new AppError({ code: 'timeout', message: 'graph.example did not answer within 60 s.' }),
    );
    expect(await lookAtTls(sightOf(config, slow))).toMatchObject({ status: 'unknown' });
  });

  it('compares the clocks to five minutes', async () => {
    const minute = 60_000;
    const at = (aheadMs: number, giveOrTakeMs = 500) =>
      ({ ...sightOf(config), serviceClock: () => ({ aheadMs, giveOrTakeMs }) }) as LadderSight;
    expect(await lookAtTls(at(4.9 * minute))).toMatchObject({ status: 'pass' });
    expect(await lookAtTls(at(6 * minute, 2 * minute))).toMatchObject({ status: 'pass' });
    const look = await lookAtTls(at(6 * minute));
    expect(look).toMatchObject({ status: 'fail', cause: { id: 'assertion-time' } });
    expect(look.finding).toContain('6 minutes behind Microsoft’s');
    expect((await lookAtTls(at(-7 * minute))).finding).toContain('7 minutes ahead of');
    expect(await lookAtTls(sightOf(config))).toMatchObject({ status: 'pass' });
  });
});

describe('the rung of the tenant', () => {
  it('holds for the tenant itself, and for no other', async () => {
    expect(await lookAtTenant(sightOf(config))).toMatchObject({ status: 'pass' });
    const other = answered(200, '{"issuer":"https://login.example/other/v2.0"}');
    expect(await lookAtTenant(sightOf(other))).toMatchObject({ status: 'fail' });
  });

  it('breaks by a refusal, and not by a service that is busy', async () => {
    const gone = answered(400, '{"error":"invalid_tenant","error_description":"AADSTS90002: no"}');
    expect(await lookAtTenant(sightOf(gone))).toMatchObject({
      status: 'fail',
      cause: { id: 'tenant-unknown' },
    });
    expect(await lookAtTenant(sightOf(answered(503)))).toMatchObject({ status: 'unknown' });
  });
});
