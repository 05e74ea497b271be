import { describe, expect, it } from 'vitest';
import { readOptions } from '../../../../electron/hosts/electron/options';
import { placesFrom } from '../../../../electron/hosts/electron/places';

const given = (switches: Record<string, string>) => ({
  has: (name: string) => name in switches,
  value: (name: string) => switches[name] ?? '',
});

describe('what the app is started with', () => {
  it('is a data folder by its whole path', () => {
    expect(readOptions(given({ data: '/tmp/data' }), true).dataFolder).toBe('/tmp/data');
    expect(readOptions(given({ data: 'data' }), true).dataFolder).toBeNull();
    expect(readOptions(given({}), true).dataFolder).toBeNull();
  });

  it('is a practice tenant at once', () => {
    expect(readOptions(given({ practice: '' }), true).practiceAtOnce).toBe(true);
    expect(readOptions(given({}), true).practiceAtOnce).toBe(false);
  });

  it('is a practice tenant that runs already, in development alone', () => {
    const other = { practice: '/tmp/practice.json' };
    expect(readOptions(given(other), false)).toMatchObject({
      practiceAtOnce: true,
      practiceInfo: '/tmp/practice.json',
    });
    expect(readOptions(given(other), true).practiceInfo).toBeNull();
    expect(readOptions(given({ practice: 'practice.json' }), false).practiceInfo).toBeNull();
    expect(readOptions(given({ practice: '' }), false).practiceInfo).toBeNull();
  });

  it('is a page server in development alone, and only on this computer', () => {
    const server = { 'dev-server': 'http://localhost:5173/' };
    expect(readOptions(given(server), false).devServer?.href).toBe('http://localhost:5173/');
    expect(readOptions(given(server), true).devServer).toBeNull();
    for (const address of ['http://example.org/', 'https://localhost:5173/', 'file:///x', 'nonsense']) {
      expect(readOptions(given({ 'dev-server': address }), false).devServer).toBeNull();
    }
  });
});

describe('the files beside the main bundle', () => {
  it.skipIf(process.platform === 'win32')(
    'lie in the archive, but for the scripts that PowerShell reads',
    () => {
      const places = placesFrom('/opt/sendwright/resources/app.asar/dist/app');
      expect(places.preload).toBe('/opt/sendwright/resources/app.asar/dist/app/preload.cjs');
      expect(places.powershellScripts).toBe(
        '/opt/sendwright/resources/app.asar.unpacked/dist/app/powershell',
      );
      expect(placesFrom('/src/dist/app').powershellScripts).toBe('/src/dist/app/powershell');
    },
  );
});
