import { app, Menu, shell } from 'electron';
import { externalPage } from '../../app/guards/external';
import { menuTemplate } from '../../app/menu';

const project = 'https://github.com/sendwright/sendwright';

/** The menu of the app and its About box. */
export function setMenu(): void {
  app.setAboutPanelOptions({
    applicationName: 'Sendwright',
    applicationVersion: app.getVersion(),
    copyright: 'MIT licence',
    website: project,
  });
  const template = menuTemplate({
    platform: process.platform,
    hasDevTools: !app.isPackaged,
    showAbout: () => app.showAboutPanel(),
    openProject: () => void shell.openExternal(externalPage(project, [])),
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
