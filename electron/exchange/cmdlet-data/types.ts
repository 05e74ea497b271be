/** One parameter of an Exchange cmdlet as its official page describes it. */
export interface ParameterInfo {
  /** .NET type name as the page writes it, e.g. `String`, `SwitchParameter`, `RecipientIdParameter`. */
  readonly type: string;
  readonly aliases?: readonly string[];
  /** False: on-premises Exchange only. */
  readonly online?: boolean;
  /** The parameter sets it belongs to; left out: all. */
  readonly sets?: readonly string[];
  /** The values an enumeration accepts. */
  readonly values?: readonly string[];
  readonly maxLength?: number;
}

export interface ParameterSetInfo {
  readonly mandatory: readonly string[];
  /** False: needs a parameter that exists on premises only. */
  readonly online?: boolean;
}

export interface CmdletInfo {
  /** It takes -WhatIf and -Confirm. */
  readonly shouldProcess: boolean;
  readonly defaultSet?: string;
  readonly sets: Readonly<Record<string, ParameterSetInfo>>;
  readonly parameters: Readonly<Record<string, ParameterInfo>>;
}
