import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cmdletNames, findCmdlet } from '../../../electron/exchange/cmdlet-data/cmdlets';
import type { CmdletInfo, ParameterInfo } from '../../../electron/exchange/cmdlet-data/types';
import { standInFolder } from './scripts';

/** The version in its manifest: one that goes with every PowerShell (facts 10.1). */
export const standInVersion = '3.9.2';

/** What the module brings itself; the others appear with the connection. */
const ownCommands = ['Connect-ExchangeOnline', 'Disconnect-ExchangeOnline', 'Get-ConnectionInformation'];

/** Puts the whole module below `folder` and gives the path of its manifest. */
export function placeStandIn(folder: string): string {
  const target = join(folder, 'ExchangeOnlineManagement');
  cpSync(standInFolder, target, { recursive: true });
  writeFileSync(join(target, 'tmpEXO_practice.psm1'), connectionModule());
  return join(target, 'ExchangeOnlineManagement.psd1');
}

/** The module that a connection makes: every cmdlet of the data with its parameters and parameter sets. */
export function connectionModule(): string {
  const functions = cmdletNames()
    .filter((name) => !ownCommands.includes(name))
    .flatMap((name) => {
      const info = findCmdlet(name)?.info;
      return info === undefined ? [] : [functionText(name, info)];
    });
  return [
    'param([string[]] $CommandName)',
    '',
    ...functions,
    'Export-ModuleMember -Function $CommandName',
    '',
  ].join('\n');
}

function functionText(name: string, info: CmdletInfo): string {
  // Where the page marks no default, Identity is the default, as cmdlet-data/check.ts has it.
  const set = info.defaultSet ?? ('Identity' in info.sets ? 'Identity' : '(only set)');
  const binding = [
    ...(isOnlySet(set) ? [] : [`DefaultParameterSetName = '${set}'`]),
    ...(info.shouldProcess ? ['SupportsShouldProcess = $true'] : []),
  ];
  const parameters = Object.entries(info.parameters)
    .filter(([own, { online }]) => online !== false && !['WhatIf', 'Confirm'].includes(own))
    .map(([own, parameter]) => parameterText(own, parameter, info));
  return `function ${name} {
    [CmdletBinding(${binding.join(', ')})]
    param(
${parameters.join(',\n')}
    )
    process {
        Invoke-PracticeCmdlet -Cmdlet '${name}' -Bound $PSBoundParameters -ErrorAction $ErrorActionPreference
    }
}
`;
}

function parameterText(name: string, parameter: ParameterInfo, info: CmdletInfo): string {
  const sets = Object.entries(info.sets).filter(
    ([set, { online }]) => online !== false && (parameter.sets?.includes(set) ?? true),
  );
  const attributes = sets.map(([set, { mandatory }]) => {
    const isMandatory = mandatory.some((one) => one.toLowerCase() === name.toLowerCase());
    const parts = [
      ...(isOnlySet(set) ? [] : [`ParameterSetName = '${set}'`]),
      `Mandatory = $${String(isMandatory)}`,
    ];
    return `        [Parameter(${parts.join(', ')})]\n`;
  });
  const aliases = (parameter.aliases ?? []).map((alias) => `        [Alias('${alias}')]\n`);
  return `${attributes.join('')}${aliases.join('')}        [${typeText(parameter.type)}] $${name}`;
}

function isOnlySet(set: string): boolean {
  return set.startsWith('(');
}

/** Identities, filters and multi-valued properties take several types in the real module too. */
function typeText(type: string): string {
  const known: Readonly<Record<string, string>> = {
    SwitchParameter: 'switch',
    Boolean: 'bool',
    'System.Boolean': 'bool',
    Int32: 'int',
    Int64: 'long',
    UInt32: 'uint32',
    String: 'string',
    'String[]': 'string[]',
    DateTime: 'datetime',
    'System.DateTime': 'datetime',
    ExDateTime: 'datetime',
    Guid: 'guid',
    'System.Guid': 'guid',
  };
  return known[type] ?? 'object';
}
