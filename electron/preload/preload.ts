import { contextBridge, ipcRenderer } from 'electron';
import { eventChannel, invokeChannels } from '../contract/channels';
import { bridgeOver } from './bridge';

// All that pages get: named functions. Neither ipcRenderer nor an event object leaves this file.
contextBridge.exposeInMainWorld(
  'sendwright',
  bridgeOver(
    {
      invoke: async (channel, input) => ipcRenderer.invoke(channel, input) as Promise<unknown>,
      listen: (listener) => {
        const forward = (_event: unknown, value: unknown): void => listener(value);
        ipcRenderer.on(eventChannel, forward);
        return () => void ipcRenderer.off(eventChannel, forward);
      },
    },
    invokeChannels,
  ),
);
