// The least an Electron app with React and Fluent UI can be: one window, one page from a file.
'use strict';
const { app, BrowserWindow } = require('electron');

app.enableSandbox();
app.on('window-all-closed', () => app.quit());
void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1180,
    height: 820,
    show: false,
    webPreferences: { sandbox: true },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadFile(process.argv.find((one) => one.startsWith('--page='))?.slice('--page='.length) ?? '');
});
