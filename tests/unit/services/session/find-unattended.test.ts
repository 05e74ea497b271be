import { describe, expect, it } from 'vitest';
import { toAppError } from '../../../../electron/contract/errors';
import type { StoredCredential } from '../../../../electron/ports/credential-store';
import type { Unattended } from '../../../../electron/ports/session';
import type { UnattendedRecord, UnattendedRecords } from '../../../../electron/ports/unattended';
import { findUnattended, isTenantOf } from '../../../../electron/services/session/find-unattended';
import { anyTenant } from '../../../../electron/services/session/sign-ins';
import { noKeychain } from '../../../support/no-keychain';

const contosoId = '5f2c0a1e-9d3b-4c7a-8e21-0b6d4f1a2c3e';
const fabrikamId = '6f2c0a1e-9d3b-4c7a-8e21-0b6d4f1a2c3e';
const ids = { clientId: contosoId, objectId: contosoId, keyId: 'key', thumbprint: 'A'.repeat(40) };
const contoso: UnattendedRecord = {
  ...{ format: 1, cloud: 'global', tenantId: contosoId, tenantName: 'Contoso', ...ids },
  ...{ organization: 'contoso.onmicrosoft.com', name: 'Sendwright Review', expires: '2026-12-01T00:00:00Z' },
};
const fabrikam: UnattendedRecord = {
  ...contoso,
  ...{ tenantId: fabrikamId, tenantName: 'Fabrikam', organization: 'fabrikam.onmicrosoft.com' },
};
const pair = { privateKey: 'private', certificate: 'public' };
const stored: StoredCredential = {
  kind: 'certificate',
  keyId: 'new',
  endDateTime: '2027-12-01T00:00:00Z',
  ...pair,
};

function find(
  tenant: string,
  known: readonly UnattendedRecord[],
  more: { readonly named?: string; readonly kept?: StoredCredential | null } = {},
) {
  const unattended: Unattended = { kind: 'keychain', tenant: more.named ?? null };
  const { kept = stored } = more;
  const store = { ...noKeychain, name: 'the keychain', get: async () => Promise.resolve(kept) };
  const records = { list: async () => Promise.resolve(known) } as unknown as UnattendedRecords;
  return findUnattended(
    { unattended, records, cloud: { name: 'global' }, store: async () => Promise.resolve({ store }) },
    tenant,
  );
}

const facts = async (finding: Promise<unknown>) =>
  finding.then(
    () => null,
    (error: unknown) => toAppError(error).facts,
  );

describe('the reading application of this computer', () => {
  it('is that of the setup’s tenant, or of the one that is named, or the only one', async () => {
    const both = [contoso, fabrikam];
    expect(await find(fabrikamId, both)).toMatchObject({ tenantName: 'Fabrikam' });
    expect(await find(anyTenant, both, { named: 'contoso' })).toMatchObject({ tenantName: 'Contoso' });
    // The certificate that lies in the keychain counts, also while a renewal is under way.
    expect(await find(anyTenant, [contoso])).toMatchObject({
      ...{ certificate: pair, expires: '2027-12-01T00:00:00Z' },
    });
  });

  it('is not guessed among several', async () => {
    const found = await facts(find(anyTenant, [contoso, fabrikam]));
    expect(found).toMatchObject({ code: 'invalid-input', next: 'Say which tenant: --tenant NAME' });
    expect(found?.message).toContain('Fabrikam');
  });

  it('is said to be missing, in another cloud, or without its certificate', async () => {
    expect((await facts(find(anyTenant, [])))?.next).toContain('--unattended FILE');
    expect((await facts(find(fabrikamId, [contoso])))?.next).toContain(`--tenant ${fabrikamId}`);
    const elsewhere = { ...contoso, cloud: 'gcchigh' } as const;
    expect((await facts(find(contosoId, [elsewhere])))?.next).toContain('--cloud gcchigh');
    const practice = { ...contoso, cloud: 'practice' } as const;
    expect((await facts(find(anyTenant, [practice])))?.next).toBe('Add --practice INFO.');
    const gone = await facts(find(contosoId, [contoso], { kept: null }));
    expect(gone).toMatchObject({ code: 'not-signed-in' });
    expect(gone?.message).toContain('the keychain');
  });

  it('is never another tenant’s than the one that is worked on', async () => {
    const found = await facts(find(contosoId, [fabrikam], { named: 'Fabrikam' }));
    expect(found).toMatchObject({ code: 'tenant-mismatch' });
  });

  it('is meant by id, name, initial domain or any domain of its own', () => {
    const known = { ...contoso, domains: ['contoso.example', 'contoso.onmicrosoft.com'] };
    for (const name of [contosoId, 'CONTOSO', 'contoso.onmicrosoft.com', 'Contoso.example']) {
      expect(isTenantOf(known, name)).toBe(true);
    }
    expect(isTenantOf(contoso, 'contoso.example')).toBe(false);
    expect(isTenantOf(contoso, 'fabrikam')).toBe(false);
  });
});
