import { describe, expect, it } from 'vitest';
import { browserOpener, openableUrl } from '../../../../electron/hosts/terminal/open-in-browser';

describe('openableUrl', () => {
  it.each(['https://login.microsoftonline.com/x?a=b', 'http://localhost:5000/', 'http://127.0.0.1:1/x'])(
    'opens %s',
    (url) => {
      expect(openableUrl(url)).toBe(url);
    },
  );

  it.each([
    'http://login.example/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://user:pw@login.example/',
    'ms-settings:',
    '--help',
    '',
  ])('refuses %s', (url) => {
    expect(() => openableUrl(url)).toThrow(expect.objectContaining({ code: 'refused' }));
  });

  it('encodes what a shell or an option parser might read', () => {
    expect(openableUrl('https://login.example/a b"&calc')).toBe('https://login.example/a%20b%22&calc');
  });
});

describe('browserOpener', () => {
  it('names one fixed program per platform', () => {
    expect(browserOpener('win32').args).toEqual(['url.dll,FileProtocolHandler']);
    expect(browserOpener('win32').file).toMatch(/^C:\\Windows.*rundll32\.exe$/u);
    expect(browserOpener('darwin').file).toBe('/usr/bin/open');
    expect(browserOpener('linux').file).toBe('xdg-open');
  });
});
