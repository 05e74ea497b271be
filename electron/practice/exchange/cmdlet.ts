import type { World } from '../world/world';
import type { Parameters } from './parameters';

/** One object that a cmdlet writes to the pipeline. */
export type Output = Readonly<Record<string, unknown>>;

/** One checked call of a cmdlet. */
export interface CmdletCall {
  readonly world: World;
  readonly parameters: Parameters;
  /** Who calls; owners of groups are compared with it. */
  readonly caller: { readonly objectId: string; readonly upn: string | null };
  readonly warn: (message: string) => void;
}

/** A cmdlet that the practice tenant imitates. */
export interface CmdletEntry {
  /** The parameters it honours besides Confirm and WhatIf; any other is refused, not ignored. */
  readonly parameters: readonly string[];
  readonly run: (call: CmdletCall) => readonly Output[];
}

export type CmdletFamily = Readonly<Record<string, CmdletEntry>>;
