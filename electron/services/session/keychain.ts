import { join } from 'node:path';
import { createKeychainIndex } from '../../credentials/keychain/index-file';
import { createKeychainStore } from '../../credentials/keychain/store';
import type { Clock } from '../../ports/clock';
import type { CredentialStore } from '../../ports/credential-store';
import type { SpawnHelper } from '../../ports/helper-process';

/** This computer's keychain, behind the helper process that a host spawns. */
export function computerKeychain(
  spawnHelper: SpawnHelper,
  dataFolder: string,
  clock: Clock,
): CredentialStore {
  return createKeychainStore({
    spawnHelper,
    index: createKeychainIndex(join(dataFolder, 'keychain')),
    clock,
    platform: process.platform,
  });
}
