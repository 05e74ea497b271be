import { app, Menu } from 'electron';
import { menuTemplate } from '../../app/menu';

/** The menu of the app and its About box. */
export function setMenu(): void {
  app.setAboutPanelOptions({
    applicationName: 'Sendwright',
    applicationVersion: app.getVersion(),
    copyright: 'MIT licence',
  });
  const template = menuTemplate({
    platform: process.platform,
    hasDevTools: !app.isPackaged,
    showAbout: () => app.showAboutPanel(),
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
