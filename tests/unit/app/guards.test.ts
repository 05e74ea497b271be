import { EventEmitter } from 'node:events';
import type { Session, WebContents } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { guardContents, guardSession } from '../../../electron/app/guards/all';
import { externalPage } from '../../../electron/app/guards/external';
import { mayLoad } from '../../../electron/app/guards/network';

function contents() {
  const setWindowOpenHandler = vi.fn<(handler: () => { action: string }) => void>();
  const emitter = Object.assign(new EventEmitter(), { setWindowOpenHandler });
  guardContents(emitter as unknown as WebContents);
  return emitter;
}

describe('whatever shows pages', () => {
  it.each(['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview'])(
    'refuses %s',
    (name) => {
      const event = { preventDefault: vi.fn() };
      contents().emit(name, event);
      expect(event.preventDefault).toHaveBeenCalledOnce();
    },
  );

  it('opens no window', () => {
    const handler = contents().setWindowOpenHandler.mock.calls[0]?.[0];
    expect(handler?.()).toEqual({ action: 'deny' });
  });
});

describe('the session of the pages', () => {
  function session() {
    const rules: Record<string, (...values: unknown[]) => unknown> = {};
    const keep = (name: string) => (rule: (...values: unknown[]) => unknown) => void (rules[name] = rule);
    const emitter = Object.assign(new EventEmitter(), {
      setPermissionRequestHandler: keep('request'),
      setPermissionCheckHandler: keep('check'),
      setDevicePermissionHandler: keep('device'),
      webRequest: { onBeforeRequest: keep('network') },
    });
    guardSession(emitter as unknown as Session, null, false);
    return { emitter, rules };
  }

  it('grants text on the clipboard, and nothing else', () => {
    const { rules } = session();
    const asked = (permission: string): unknown => {
      let answer: unknown;
      rules['request']?.(null, permission, (given: unknown) => (answer = given));
      return answer;
    };
    expect(asked('clipboard-sanitized-write')).toBe(true);
    for (const other of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'openExternal',
      'hid',
      'unknown',
    ]) {
      expect([asked(other), rules['check']?.(null, other)]).toEqual([false, false]);
    }
    expect(rules['device']?.({ deviceType: 'usb' })).toBe(false);
  });

  it('saves no file', () => {
    const event = { preventDefault: vi.fn() };
    session().emitter.emit('will-download', event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
  });

  it('cancels every request that is not for a page of ours', () => {
    const cancelled = (url: string): unknown => {
      let answer: unknown;
      session().rules['network']?.({ url }, (given: unknown) => (answer = given));
      return answer;
    };
    expect(cancelled('app://bundle/main.js')).toEqual({ cancel: false });
    for (const url of [
      'https://graph.microsoft.com/',
      'http://localhost:1/',
      'file:///etc/passwd',
      'devtools://x/',
    ]) {
      expect(cancelled(url)).toEqual({ cancel: true });
    }
  });

  it('lets the page server speak in development alone', () => {
    const server = new URL('http://localhost:5173');
    expect(mayLoad('http://localhost:5173/main.tsx', server, true)).toBe(true);
    expect(mayLoad('ws://localhost:5173/', server, true)).toBe(true);
    expect(mayLoad('ws://localhost:5174/', server, true)).toBe(false);
    expect(mayLoad('devtools://devtools/bundled/x.html', null, true)).toBe(true);
  });
});

describe('a page outside', () => {
  const practice = ['http://localhost:4000'];

  it('is opened where its host is known by its whole name', () => {
    expect(externalPage('https://learn.microsoft.com/x', [])).toBe('https://learn.microsoft.com/x');
    expect(externalPage('http://localhost:4000/authorize?a=b', practice)).toContain('/authorize');
  });

  it.each([
    'https://learn.microsoft.com.example.org/',
    'https://evil.example/https://learn.microsoft.com',
    'http://learn.microsoft.com/',
    'https://learn.microsoft.com:8443/',
    'https://user:pass@learn.microsoft.com/',
    'http://localhost:4001/',
    'file:///etc/passwd',
    'ms-settings:',
    'javascript:alert(1)',
    'nothing',
  ])('is refused: %s', (address) => {
    expect(() => externalPage(address, practice)).toThrow('Only pages of Microsoft');
  });

  it('is not the practice tenant when none runs', () => {
    expect(() => externalPage('http://localhost:4000/', [])).toThrow();
  });
});
