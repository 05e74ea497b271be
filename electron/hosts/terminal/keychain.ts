import { join } from 'node:path';
import { createKeychainIndex } from '../../credentials/keychain/index-file';
import { createKeychainStore } from '../../credentials/keychain/store';
import type { Clock } from '../../ports/clock';
import type { CredentialStore } from '../../ports/credential-store';
import { forkHelper } from './fork-helper';

/** This computer's keychain, behind a helper process (`script`: the bundled keychain helper). */
export function terminalKeychain(script: string, dataFolder: string, clock: Clock): CredentialStore {
  return createKeychainStore({
    spawnHelper: forkHelper(script, process.env),
    index: createKeychainIndex(join(dataFolder, 'keychain')),
    clock,
    platform: process.platform,
  });
}
