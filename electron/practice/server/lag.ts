import type { LagSettings } from '../world/state';

/**
 * Lag of a practice tenant. `real`: as the facts say (6.7, 7, 8.3, 2.4). A number N of seconds: rights after N
 * (an application that keeps calling: 4N), policies after N, nothing else lags; 0: nothing lags at all.
 */
export function lagFrom(setting: 'real' | number): LagSettings {
  if (setting === 'real') {
    return { replication: 20, rightsIdle: 1800, rightsBusy: 7200, policy: 3600, mailbox: 300 };
  }
  return { replication: 0, rightsIdle: setting, rightsBusy: 4 * setting, policy: setting, mailbox: 0 };
}
