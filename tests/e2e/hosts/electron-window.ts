import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startElectron, type AppUnderTest } from './electron-host';
import { Native } from './native';
import { answerSignIn } from './sign-in-pages';
import type { Desktop, DesktopParts } from './window';

/** Answers the app's dialogs with one folder, and opens nothing outside but for the person in front of it. */
async function standIn({ app }: AppUnderTest, files: string, opened: (url: string) => void): Promise<void> {
  mkdirSync(join(files, 'open'), { recursive: true });
  await app.evaluate(({ shell, dialog }, folder) => {
    shell.openExternal = async (url) => void process.stdout.write(`Open: ${url}\n`);
    const picked = (...asked: readonly unknown[]) => {
      const { properties = [] } = asked.at(-1) as { readonly properties?: readonly string[] };
      const path = properties.includes('openFile') ? `${folder}/open/job.sendwright.yaml` : folder;
      return Promise.resolve({ canceled: false, filePaths: [path] });
    };
    dialog.showOpenDialog = picked;
    dialog.showSaveDialog = (...asked: readonly unknown[]) => {
      const { defaultPath = '' } = asked.at(-1) as { readonly defaultPath?: string };
      return Promise.resolve({ canceled: false, filePath: `${folder}/${defaultPath}` });
    };
  }, files);
  await new Native(app).standIn();
  const { stdout } = app.process();
  if (stdout === null) throw new Error('What the app says is not to be heard.');
  createInterface({ input: stdout }).on('line', (line) => {
    const url = /^Open: (\S+)$/u.exec(line)?.[1];
    if (url !== undefined) opened(url);
  });
}

/** The page in the app's own window. */
export async function electronWindow(parts: DesktopParts): Promise<Desktop> {
  const { dataFolder, practiceInfo } = parts;
  const files = join(dataFolder, 'files');
  const start = async (): Promise<AppUnderTest> => {
    const practice = practiceInfo === null ? '--practice' : `--practice=${practiceInfo}`;
    const running = await startElectron({ dataFolder, args: [practice] });
    await standIn(running, files, (url) => answerSignIn(url, desktop.person));
    return running;
  };
  let running = await start();
  const desktop: Desktop = {
    person: parts.person,
    files,
    get page() {
      return running.page;
    },
    native: () => new Native(running.app),
    close: async () => running.close(),
    restart: async () => {
      await running.close();
      running = await start();
    },
    cutPower: async () => {
      await running.kill();
      running = await start();
    },
  };
  return desktop;
}
