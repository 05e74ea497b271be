import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { practiceInfoSchema, type PracticeInfo } from '../../electron/contract/practice-info';
import { startCli } from './cli';
import { Control } from './control';

/** A practice tenant in a process of its own, as `sendwright practice` serves it. */
export interface PracticeProcess {
  readonly info: PracticeInfo;
  readonly infoFile: string;
  readonly control: Control;
}

/** Starts it and waits for its ready line; it ends with the test. */
export async function startPracticeProcess(
  folder: string,
  args: readonly string[] = [],
): Promise<PracticeProcess> {
  const infoFile = join(folder, 'practice.json');
  const { child, done } = startCli(['practice', '--info', infoFile, ...args], folder);
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await done;
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once('data', () => resolve());
    void done.then((result) => reject(new Error(`practice ended: ${result.stderr}${result.stdout}`)));
  });
  const info = practiceInfoSchema.parse(JSON.parse(readFileSync(infoFile, 'utf8')));
  return { info, infoFile, control: new Control(info, readFileSync(info.caFile, 'utf8')) };
}
