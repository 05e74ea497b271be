import { onTestFinished } from 'vitest';
import { standInSession } from './powershell-session';
import type { Scenario } from './stand-in-powershell';

/** A session with a stand-in PowerShell that is closed after the test. */
export function closedSession(scenario: Scenario = {}, changes: Parameters<typeof standInSession>[1] = {}) {
  const made = standInSession(scenario, changes);
  onTestFinished(made.close);
  return made;
}

/** How often the bridge was started, from the notes of a stand-in. */
export function starts(notes: readonly Record<string, unknown>[]): readonly Record<string, unknown>[] {
  return notes.filter((one) => one['start'] === 'bridge.ps1');
}

/** What stand-ins answer with. */
export const rows = { 'Get-Recipient': [{ Name: 'Zoë 😀' }], 'New-ManagementScope': [{ Name: 'x' }] };

/** Whether a process of this id runs. */
export function isAlive(pid: unknown): boolean {
  try {
    return process.kill(pid as number, 0);
  } catch {
    return false;
  }
}
