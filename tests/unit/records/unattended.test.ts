import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { UnattendedRecord } from '../../../electron/ports/unattended';
import { createRecords } from '../../../electron/records/records';
import { createUnattendedRecords } from '../../../electron/records/unattended';
import { systemClock } from '../../../electron/hosts/terminal/system-clock';
import { setupRecord, tenantId, useTempFolder } from './temp';

const folder = useTempFolder();
const record: UnattendedRecord = {
  ...{ format: 1, cloud: 'global', tenantId, tenantName: 'Contoso', organization: 'contoso.onmicrosoft.com' },
  ...{ clientId: '0b6d4f1a-9d3b-4c7a-8e21-5f2c0a1e2c3e', objectId: '4c7a0b6d-9d3b-4f1a-8e21-5f2c0a1e2c3e' },
  ...{ name: 'Sendwright Review', keyId: '1c7a0b6d-9d3b-4f1a-8e21-5f2c0a1e2c3e' },
  ...{ thumbprint: 'A'.repeat(40), expires: '2027-11-22T10:00:00.000Z' },
};

describe('records of reading applications', () => {
  it('are kept by tenant, beside its setups and out of their way', async () => {
    const records = createUnattendedRecords(folder(), systemClock);
    expect(await records.load(tenantId)).toBeNull();
    expect(await records.list()).toEqual([]);
    await records.save(record);
    const setups = createRecords({ directory: folder(), clock: systemClock });
    await setups.save(setupRecord());
    expect(await records.load(tenantId.toUpperCase())).toEqual(record);
    expect(await records.list()).toEqual([record]);
    expect((await setups.list()).map(({ id }) => id)).toEqual(['ostendo-continuum']);
    await records.forget(tenantId);
    expect(await records.list()).toEqual([]);
    expect(await setups.list()).toHaveLength(1);
  });

  it('are set aside where they are damaged', async () => {
    const place = join(folder(), 'tenants', tenantId);
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'unattended.json'), '{"format":1}');
    const records = createUnattendedRecords(folder(), systemClock);
    await expect(records.load(tenantId)).rejects.toMatchObject({ code: 'internal' });
    expect(existsSync(join(place, 'unattended.json'))).toBe(false);
  });
});
