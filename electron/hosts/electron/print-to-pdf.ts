import { BrowserWindow, session } from 'electron';
import { appScheme } from '../../app/origin';

/** Nothing but the page's own text, its style element and pictures that are part of it. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
const address = `${appScheme}://print/page.html`;

/** A page of ours as PDF, in a window that nobody sees, runs no script and reaches nothing. */
export async function printToPdf(html: string): Promise<Uint8Array> {
  // In memory, and another one each time: no two pages ever share one.
  const own = session.fromPartition(`print-${(printed += 1)}`, { cache: false });
  own.protocol.handle(appScheme, ({ url }) =>
    url === address
      ? new Response(html, {
          headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
        })
      : new Response('', { status: 404 }),
  );
  own.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: url !== address && !url.startsWith('data:') }),
  );
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.setPermissionCheckHandler(() => false);
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: own,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      webSecurity: true,
      devTools: false,
    },
  });
  try {
    await window.loadURL(address);
    return await window.webContents.printToPDF({
      pageSize: 'A4',
      printBackground: true,
      preferCSSPageSize: true,
    });
  } finally {
    window.destroy();
    own.protocol.unhandle(appScheme);
  }
}

let printed = 0;
