import { describe, expect, it } from 'vitest';
import { bundleFile } from '../../../electron/app/bundle-file';

const folder = '/opt/app/renderer';

describe('the file behind an address', () => {
  it('is inside the folder of the pages', () => {
    expect(bundleFile('app://bundle/', folder)).toBe('/opt/app/renderer/index.html');
    expect(bundleFile('app://bundle/assets/a%20b.js?x=1#y', folder)).toBe('/opt/app/renderer/assets/a b.js');
  });

  it.each([
    'app://bundle/..%2f..%2fsettings.json',
    'app://bundle/%2e%2e%2f%2e%2e%2fsettings.json',
    'app://bundle/assets/..%2f..%2f..%2fetc/passwd',
    'app://bundle/..%5c..%5csettings.json',
    'app://bundle/a%00.html',
    'app://bundle/%E0%A4%A',
    'app://bundle/..%2frenderer-of-another/index.html',
    'app://other/index.html',
    'no address',
  ])('is none for %s', (address) => expect(bundleFile(address, folder)).toBeNull());
});
