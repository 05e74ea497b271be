import type { ExecutorRegistry } from '../../engine/types';
import type { AppTokens } from '../../ports/tokens';
import { keepOne, keepOneStepKind } from '../credential/keep-one';
import type { SetupContext, SetupPorts } from '../executor';
import { changeOwner } from '../lint/mend/application-executors';
import { changeDelegated } from '../lint/mend/consent-executor';
import { mendKinds } from '../lint/mend/kinds';
import { removalExecutors } from '../removal/registry';
import { certificateWorks, dropIdentifierUris, giveDirectoryRole, takeDirectoryRole } from './executors';
import { unattendedKinds } from './kinds';

/** One executor for every kind of step of the reading application: those of setups, and its own. */
export function unattendedExecutors(
  ports: SetupPorts & { readonly appTokens: AppTokens },
  context: SetupContext,
): ExecutorRegistry {
  const { directory, appTokens } = ports;
  return new Map([
    ...removalExecutors(ports, context),
    [keepOneStepKind, keepOne(ports)],
    [mendKinds.owner, changeOwner(directory)],
    [mendKinds.delegated, changeDelegated(directory)],
    [unattendedKinds.giveRole, giveDirectoryRole(ports)],
    [unattendedKinds.takeRole, takeDirectoryRole(ports)],
    [unattendedKinds.uris, dropIdentifierUris(ports)],
    [unattendedKinds.token, certificateWorks(ports, appTokens)],
  ]);
}
