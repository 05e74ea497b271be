import type { ParameterInfo } from './types';

type Test = (value: unknown) => boolean;

const isText: Test = (value) => typeof value === 'string';
const isBoolean: Test = (value) => typeof value === 'boolean';
const isInteger: Test = (value) => Number.isSafeInteger(value);
const isDate: Test = (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value));
const isGuid: Test = (value) =>
  typeof value === 'string' && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu.test(value);
const isUnlimited: Test = (value) => isInteger(value) || isText(value);
const isTextList: Test = (value) => isText(value) || (Array.isArray(value) && value.every(isText));
/** `@{Add=...; Remove=...}`, as multi-valued properties take it. */
const isChange: Test = (value) =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).every(([key, list]) => /^(?:add|remove)$/iu.test(key) && isTextList(list));
const never: Test = () => false;

/** .NET types that JSON can carry as something other than text. */
const tests: Readonly<Record<string, Test>> = {
  SwitchParameter: isBoolean,
  Boolean: isBoolean,
  'System.Boolean': isBoolean,
  Int32: isInteger,
  Int64: isInteger,
  UInt32: isInteger,
  Unlimited: isUnlimited,
  DateTime: isDate,
  'System.DateTime': isDate,
  ExDateTime: isDate,
  Guid: isGuid,
  'System.Guid': isGuid,
  MultiValuedProperty: (value) => isTextList(value) || isChange(value),
  ProxyAddressCollection: (value) => isTextList(value) || isChange(value),
  SecureString: never,
  PSCredential: never,
  X509Certificate2: never,
  PSSessionOption: never,
};

/**
 * Why a JSON value cannot be bound to the parameter, or null where it can. Text parameters take text only: PowerShell
 * would also convert numbers, but a caller that sends one most likely means something else.
 */
export function valueProblem(name: string, info: ParameterInfo, value: unknown): string | null {
  if (value === null) {
    return isSwitchLike(info) ? cannotConvert(name, info, value) : null;
  }
  const test = tests[info.type] ?? (info.type.endsWith('[]') ? isTextList : isText);
  if (!test(value)) return cannotConvert(name, info, value);
  if (info.maxLength !== undefined && typeof value === 'string' && value.length > info.maxLength) {
    return `Cannot validate argument on parameter '${name}'. The length of the value may not exceed ${info.maxLength}.`;
  }
  return enumerationProblem(name, info, value);
}

function enumerationProblem(name: string, info: ParameterInfo, value: unknown): string | null {
  const { values } = info;
  if (values === undefined) return null;
  const given: readonly unknown[] = Array.isArray(value) ? value : [value];
  const stray = given.find(
    (one) => typeof one === 'string' && !values.some((known) => known.toLowerCase() === one.toLowerCase()),
  );
  if (stray === undefined) return null;
  return `${cannotConvert(name, info, stray)} Possible values: ${values.join(', ')}.`;
}

function isSwitchLike(info: ParameterInfo): boolean {
  return tests[info.type] === isBoolean;
}

function cannotConvert(name: string, info: ParameterInfo, value: unknown): string {
  const shown = typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
  return `Cannot process argument transformation on parameter '${name}'. Cannot convert value ${shown} to type "${info.type}".`;
}
