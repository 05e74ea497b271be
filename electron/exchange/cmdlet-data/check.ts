import { findCmdlet } from './cmdlets';
import type { CmdletInfo, ParameterInfo, ParameterSetInfo } from './types';
import { valueProblem } from './values';

/** What can be wrong with a call before it runs, as PowerShell's parameter binder tells them apart. */
export type CallProblem =
  'unknown-cmdlet' | 'unknown-parameter' | 'missing-parameter' | 'ambiguous-set' | 'wrong-type';

export type CheckedCall =
  | {
      readonly ok: true;
      /** The cmdlet's name, properly spelt. */
      readonly cmdlet: string;
      readonly parameterSet: string;
      /** The parameters under their properly spelt names, aliases resolved. */
      readonly parameters: Readonly<Record<string, unknown>>;
    }
  | { readonly ok: false; readonly problem: CallProblem; readonly message: string };

const commonParameters = new Set(
  [
    'Debug',
    'ErrorAction',
    'ErrorVariable',
    'InformationAction',
    'InformationVariable',
    'OutVariable',
    'OutBuffer',
    'PipelineVariable',
    'Verbose',
    'WarningAction',
    'WarningVariable',
  ].map((name) => name.toLowerCase()),
);

/**
 * Checks a call with named parameters by PowerShell's rules: names are case-insensitive and may be aliases (shortened
 * names are refused, they break when Microsoft adds a parameter), on-premises parameters do not exist in Exchange
 * Online, mandatory ones must be there, and exactly one parameter set must fit.
 */
export function checkCall(cmdlet: string, parameters: Readonly<Record<string, unknown>>): CheckedCall {
  const found = findCmdlet(cmdlet);
  if (found === null) {
    return fail(
      'unknown-cmdlet',
      `The term '${cmdlet}' is not recognized as a name of a cmdlet, function, script file, or executable program.`,
    );
  }
  const bound: Record<string, unknown> = {};
  for (const [given, value] of Object.entries(parameters)) {
    if (value === undefined || commonParameters.has(given.toLowerCase())) continue;
    const match = findParameter(found.info, given);
    if (match === null) {
      return fail('unknown-parameter', `A parameter cannot be found that matches parameter name '${given}'.`);
    }
    if (match.name in bound) {
      return fail(
        'wrong-type',
        `Cannot bind parameter because parameter '${match.name}' is specified more than once.`,
      );
    }
    const problem =
      valueProblem(match.name, match.info, value) ?? emptyProblem(found.info, match.name, value);
    if (problem !== null) return fail('wrong-type', problem);
    bound[match.name] = value;
  }
  return chooseSet(found.name, found.info, bound);
}

function findParameter(
  info: CmdletInfo,
  given: string,
): { readonly name: string; readonly info: ParameterInfo } | null {
  const wanted = given.toLowerCase();
  for (const [name, parameter] of Object.entries(info.parameters)) {
    const names = [name, ...(parameter.aliases ?? [])];
    if (parameter.online !== false && names.some((known) => known.toLowerCase() === wanted)) {
      return { name, info: parameter };
    }
  }
  return null;
}

/** PowerShell refuses null and the empty string for a mandatory parameter. */
function emptyProblem(info: CmdletInfo, name: string, value: unknown): string | null {
  if (value !== null && value !== '') return null;
  const mandatory = Object.values(info.sets).some((set) => isAmong(set.mandatory, name));
  if (!mandatory) return null;
  const what = value === null ? 'it is null' : 'it is an empty string';
  return `Cannot bind argument to parameter '${name}' because ${what}.`;
}

function chooseSet(cmdlet: string, info: CmdletInfo, bound: Readonly<Record<string, unknown>>): CheckedCall {
  const names = Object.keys(bound);
  const candidates = Object.entries(info.sets).filter(
    ([set, { online }]) => online !== false && names.every((name) => isInSet(info, name, set)),
  );
  if (candidates.length === 0) return ambiguous();
  const complete = candidates.filter(([, set]) => missing(set, names).length === 0);
  const only = complete.length === 1 ? complete[0] : undefined;
  // Where the page marks no default, Identity is the default of every Get-, Set- and Remove- cmdlet here.
  const preferred = complete.find(([set]) => set === (info.defaultSet ?? 'Identity'));
  const chosen = only ?? preferred;
  if (chosen !== undefined) return { ok: true, cmdlet, parameterSet: chosen[0], parameters: bound };
  if (complete.length > 1) return ambiguous();
  const nearest = candidates
    .map(([, set]) => missing(set, names))
    .reduce((best, one) => (one.length < best.length ? one : best));
  return fail(
    'missing-parameter',
    `Cannot process command because of one or more missing mandatory parameters: ${nearest.join(' ')}.`,
  );
}

function isInSet(info: CmdletInfo, name: string, set: string): boolean {
  const sets = info.parameters[name]?.sets;
  return sets === undefined || sets.includes(set);
}

function missing(set: ParameterSetInfo, names: readonly string[]): readonly string[] {
  return set.mandatory.filter((name) => !isAmong(names, name));
}

/** Without regard to case: the pages themselves spell PolicyScopeGroupId in two ways. */
function isAmong(names: readonly string[], wanted: string): boolean {
  return names.some((name) => name.toLowerCase() === wanted.toLowerCase());
}

function ambiguous(): CheckedCall {
  return fail(
    'ambiguous-set',
    'Parameter set cannot be resolved using the specified named parameters. One or more parameters issued cannot be used together or an insufficient number of parameters were provided.',
  );
}

function fail(problem: CallProblem, message: string): CheckedCall {
  return { ok: false, problem, message };
}
