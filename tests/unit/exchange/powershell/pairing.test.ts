import { describe, expect, it } from 'vitest';
import {
  chooseModule,
  compareVersions,
  fits,
  pairingOf,
} from '../../../../electron/exchange/powershell/pairing';

const core = (version: string) => pairingOf({ edition: 'Core', version })!;
const module = (version: string, prerelease: string | null = null) => ({
  version,
  prerelease,
  manifest: `/m/${version}`,
});

describe('pairing PowerShell and the Exchange module', () => {
  it.each([
    ['Core', '7.6.0', 1, '3.10.1'],
    ['Core', '8.0.1', 1, '3.10.1'],
    ['Core', '7.5.4', 3, '3.9.2'],
    ['Core', '7.4.0', 3, '3.9.2'],
    ['Desktop', '5.1.26100.4061', 2, '3.10.1'],
  ] as const)('%s %s ranks %i and takes %s', (edition, version, rank, pinned) => {
    expect(pairingOf({ edition, version })).toMatchObject({ rank, pinned });
  });

  it.each([
    ['Core', '7.3.12'],
    ['Core', '6.2.0'],
    ['Desktop', '5.0'],
    ['Desktop', '4.0'],
  ] as const)('takes no %s %s', (edition, version) => {
    expect(pairingOf({ edition, version })).toBeNull();
  });

  it('never lets 7.4 and 7.5 have 3.10', () => {
    expect(chooseModule(core('7.5.4'), [module('3.10.1'), module('3.10.0')])).toBeNull();
    expect(chooseModule(core('7.5.4'), [module('3.10.1'), module('3.9.0')])).toMatchObject({
      version: '3.9.0',
    });
  });

  it('takes the pinned version before a newer one, else the newest that fits', () => {
    expect(chooseModule(core('7.6.1'), [module('3.11.0'), module('3.10.1')])).toMatchObject({
      version: '3.10.1',
    });
    expect(chooseModule(core('7.6.1'), [module('3.9.2'), module('3.10.0'), module('3.7.2')])).toMatchObject({
      version: '3.10.0',
    });
  });

  it('takes no preview, nothing without -DisableWAM and no next major version', () => {
    expect(fits(core('7.6.1'), module('3.10.1', 'Preview1'))).toBe(false);
    expect(fits(core('7.6.1'), module('3.7.1'))).toBe(false);
    expect(fits(core('7.6.1'), module('4.0.0'))).toBe(false);
    expect(chooseModule(core('7.6.1'), [])).toBeNull();
  });

  it('compares versions as numbers', () => {
    expect(compareVersions('3.10.0', '3.9.2')).toBeGreaterThan(0);
    expect(compareVersions('7.6', '7.6.0')).toBe(0);
    expect(compareVersions('7.6.0-preview.3', '7.6.0')).toBe(0);
  });
});
