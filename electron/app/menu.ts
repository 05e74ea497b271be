import type { MenuItemConstructorOptions } from 'electron';

export interface MenuParts {
  readonly platform: NodeJS.Platform;
  readonly hasDevTools: boolean;
  readonly showAbout: () => void;
}

/** The menu with the usual keys of each system. What it does not name has no key: no reload, no developer tools. */
export function menuTemplate(parts: MenuParts): MenuItemConstructorOptions[] {
  const isMac = parts.platform === 'darwin';
  const about: MenuItemConstructorOptions = { label: 'About Sendwright', click: parts.showAbout };
  return [
    ...(isMac ? [applicationMenu(about)] : []),
    { label: '&File', submenu: [isMac ? { role: 'close' } : { role: 'quit', label: 'E&xit' }] },
    { label: '&Edit', role: 'editMenu' },
    { label: '&View', submenu: viewItems(parts.hasDevTools) },
    { label: '&Window', role: 'windowMenu' },
    ...(isMac ? [] : [{ label: '&Help', submenu: [about] }]),
  ];
}

function applicationMenu(about: MenuItemConstructorOptions): MenuItemConstructorOptions {
  return {
    label: 'Sendwright',
    submenu: [
      about,
      { type: 'separator' },
      { role: 'services' },
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      { role: 'quit' },
    ],
  };
}

function viewItems(hasDevTools: boolean): MenuItemConstructorOptions[] {
  return [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    // The key beside the digits gives an equals sign where plus needs Shift.
    { role: 'zoomIn', accelerator: 'CommandOrControl+=', visible: false, acceleratorWorksWhenHidden: true },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
    ...(hasDevTools
      ? ([
          { type: 'separator' },
          { role: 'reload' },
          { role: 'toggleDevTools' },
        ] satisfies MenuItemConstructorOptions[])
      : []),
  ];
}
