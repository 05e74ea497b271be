import { expect, it } from 'vitest';
import { inWindow, oneApp } from '../in-window';

inWindow('what a page may ask for', () => {
  const running = oneApp();

  it('is nothing of the computer', async () => {
    const answers = await running().page.evaluate(async () => {
      const state = async (name: string): Promise<string> =>
        navigator.permissions.query({ name: name as PermissionName }).then(
          (status) => status.state,
          () => 'unknown',
        );
      const media = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'granted',
        () => 'refused',
      );
      const place = await new Promise((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          (error) => resolve(error.code === error.PERMISSION_DENIED ? 'refused' : 'no place'),
        );
      });
      const queried = await Promise.all(
        ['geolocation', 'camera', 'microphone', 'notifications', 'clipboard-read', 'midi'].map(state),
      );
      return { media, place, notify: await Notification.requestPermission(), queried: [...new Set(queried)] };
    });
    expect(answers).toEqual({ media: 'refused', place: 'refused', notify: 'denied', queried: ['denied'] });
  });

  it('is to put text on the clipboard when a person clicks, not to read it', async () => {
    const { app, page } = running();
    await page.evaluate(() => {
      const button = document.createElement('button');
      button.id = 'copy';
      button.style.cssText = 'position:fixed;inset:0 auto auto 0;z-index:2147483647';
      button.textContent = 'copy';
      button.addEventListener('click', () => {
        void navigator.clipboard.writeText('put by a click').then(
          () => (button.textContent = 'done'),
          (error: unknown) => (button.textContent = String(error)),
        );
      });
      document.body.append(button);
    });
    await page.click('#copy', { force: true });
    await expect.poll(async () => page.textContent('#copy')).toBe('done');
    expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe('put by a click');
    const read = await page.evaluate(async () =>
      navigator.clipboard.readText().then(
        () => 'read',
        () => 'refused',
      ),
    );
    expect(read).toBe('refused');
  });
});
