import { describe, expect, it, vi } from 'vitest';
import { menuTemplate } from '../../../electron/app/menu';

const roles = (platform: NodeJS.Platform, hasDevTools: boolean): string =>
  JSON.stringify(menuTemplate({ platform, hasDevTools, showAbout: vi.fn() }));

describe('the menu', () => {
  it('gives a package neither developer tools nor a way to load the page anew', () => {
    for (const platform of ['linux', 'win32', 'darwin'] as const) {
      expect(roles(platform, false)).not.toMatch(/toggleDevTools|reload/iu);
      expect(roles(platform, true)).toContain('toggleDevTools');
    }
  });

  it('has the keys of editing and zooming, and each system its own way to end', () => {
    expect(roles('linux', false)).toContain('editMenu');
    expect(roles('linux', false)).toContain('zoomIn');
    expect(roles('linux', false)).toContain('"role":"quit"');
    expect(roles('darwin', false)).toContain('"role":"hideOthers"');
  });

  it('shows About where the system has it', () => {
    expect(menuTemplate({ platform: 'darwin', hasDevTools: false, showAbout: vi.fn() })[0]?.label).toBe(
      'Sendwright',
    );
    expect(roles('win32', false)).toContain('About Sendwright');
  });
});
