// A second preload for tests: shows what ours keeps to itself.
'use strict';
const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('probe', {
  sandboxed: process.sandboxed === true,
  contextIsolated: process.contextIsolated === true,
  invoke: (channel, ...values) => ipcRenderer.invoke(channel, ...values),
  sendSync: (channel) => ipcRenderer.sendSync(channel),
});
