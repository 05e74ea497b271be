import type { Operation } from '../../electron/contract/desk/operation';
import type { SetupDetail } from '../../electron/contract/desk/setups';
import { useDesk } from './desk-context';
import { useLoad, type Loaded } from './use-load';

/** All that is known of a setup; read again when setups change here, and when an operation about it ends. */
export function useSetup(setup: string, operation: Operation | null = null): Loaded<SetupDetail> {
  const { setupsVersion } = useDesk();
  const ended = operation?.outcome == null ? '' : operation.id;
  return useLoad('setups.detail', { setup }, `${setupsVersion} ${ended}`);
}
