import { checkCall } from '../../exchange/cmdlet-data/check';
import type { CallProblem } from '../../exchange/cmdlet-data/check';
import { findCmdlet } from '../../exchange/cmdlet-data/cmdlets';
import { provisionMailboxes } from '../mail/provision';
import { noteRights } from '../mail/rights-cache';
import type { AccessToken } from '../world/access-token';
import { noteCmdlet } from '../world/audit-logs';
import type { World } from '../world/world';
import { maySee } from './access';
import type { CmdletEntry, Output } from './cmdlet';
import { CmdletError, notOffered } from './errors';
import { Parameters } from './parameters';
import { dropOrphanedPointers } from './pointers';
import { cmdletTable } from './table';

interface CmdletResult {
  readonly result: readonly Output[];
  readonly warnings: readonly string[];
}

/** Runs one cmdlet for the token's holder; throws a CmdletError where Exchange or PowerShell would write an error. */
export function runCmdlet(
  world: World,
  token: AccessToken,
  name: string,
  values: Readonly<Record<string, unknown>>,
): CmdletResult {
  const cmdlet = findCmdlet(name)?.name ?? name;
  if (findCmdlet(name) === null || !maySee(world.state, token, cmdlet)) throw unknownCmdlet(cmdlet);
  const checked = checkCall(cmdlet, values);
  if (!checked.ok) throw bindingError(cmdlet, checked.problem, checked.message);
  const entry = cmdletTable.get(cmdlet);
  if (entry === undefined) throw notOffered(cmdlet);
  const parameters = new Parameters(checked.parameters);
  checkOffered(cmdlet, entry, parameters);
  checkConfirmed(cmdlet, parameters);
  if (parameters.flag('WhatIf')) return { result: [], warnings: [] };
  const warnings: string[] = [];
  prepare(world);
  const result = entry.run({
    world,
    parameters,
    caller: { objectId: token.oid, upn: token.upn },
    warn: (message) => warnings.push(message),
  });
  if (changes.test(cmdlet)) noteCmdlet(world, cmdlet, token.upn ?? token.appid, checked.parameters);
  noteRights(world);
  return { result, warnings };
}

/** Reads and tests leave no record. */
const changes = /^(?!Get-|Test-|Search-)/u;

function prepare(world: World): void {
  provisionMailboxes(world);
  dropOrphanedPointers(world);
  noteRights(world);
}

function checkOffered(cmdlet: string, entry: CmdletEntry, parameters: Parameters): void {
  const stray = parameters
    .names()
    .find((name) => name !== 'Confirm' && name !== 'WhatIf' && !entry.parameters.includes(name));
  if (stray !== undefined) throw notOffered(`${cmdlet} -${stray}`);
}

/** Destructive cmdlets ask unless -Confirm:$false, and a session without a person cannot answer. */
function checkConfirmed(cmdlet: string, parameters: Parameters): void {
  const asks = cmdlet.startsWith('Remove-') || cmdlet === 'Update-DistributionGroupMember';
  const confirm = parameters.boolean('Confirm');
  if (confirm === true || (asks && confirm !== false && !parameters.flag('WhatIf'))) {
    throw new CmdletError({
      status: 400,
      type: 'System.Management.Automation.PSInvalidOperationException',
      category: 'InvalidOperation',
      message:
        'PowerShell is in NonInteractive mode. Read and Prompt functionality is not available. Use -Confirm:$false.',
      fullyQualifiedErrorId: `InvalidOperation,${cmdlet}`,
    });
  }
}

function unknownCmdlet(cmdlet: string): CmdletError {
  return new CmdletError({
    status: findCmdlet(cmdlet) === null ? 404 : 403,
    type: 'System.Management.Automation.CommandNotFoundException',
    category: 'ObjectNotFound',
    message: `The term '${cmdlet}' is not recognized as a name of a cmdlet, function, script file, or executable program.`,
    fullyQualifiedErrorId: 'CommandNotFoundException',
  });
}

const bindingErrorIds: Readonly<Record<CallProblem, string>> = {
  'unknown-cmdlet': 'CommandNotFoundException',
  'unknown-parameter': 'NamedParameterNotFound',
  'missing-parameter': 'MissingMandatoryParameter',
  'ambiguous-set': 'AmbiguousParameterSet',
  'wrong-type': 'ParameterArgumentTransformationError',
};

function bindingError(cmdlet: string, problem: CallProblem, message: string): CmdletError {
  return new CmdletError({
    status: 400,
    type: 'System.Management.Automation.ParameterBindingException',
    category: 'InvalidArgument',
    message,
    fullyQualifiedErrorId: `${bindingErrorIds[problem]},${cmdlet}`,
  });
}
