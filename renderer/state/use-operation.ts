import type { Operation } from '../../electron/contract/desk/operation';
import { useDesk } from './desk-context';

/** The operation of a kind that is about one of these drafts or setups, running or finished; null where there is none. */
export function useOperation(
  kind: Operation['kind'],
  ...about: readonly (string | null | undefined)[]
): Operation | null {
  const { operation } = useDesk();
  if (operation?.kind !== kind || !about.includes(operation.setup)) return null;
  return operation;
}

/** Whether any long operation runs: one at a time (ADR 12). */
export function useIsBusy(): boolean {
  const { operation } = useDesk();
  return operation !== null && operation.outcome === null;
}

type Result = Extract<NonNullable<Operation['outcome']>, { kind: 'finished' }>['result'];
type ResultOf<K extends Operation['kind']> = Extract<Result, { readonly kind: K }>;

/** What a finished operation ended with; null while it runs, or where it failed. */
export function resultOf<K extends Operation['kind']>(
  operation: Operation | null,
  kind: K,
): ResultOf<K> | null {
  const outcome = operation?.outcome;
  if (outcome?.kind !== 'finished') return null;
  return isOf(outcome.result, kind) ? outcome.result : null;
}

function isOf<K extends Operation['kind']>(result: Result, kind: K): result is ResultOf<K> {
  return result.kind === kind;
}
