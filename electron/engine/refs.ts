import { AppError } from '../contract/errors';
import { outputRefSchema, type InputValue, type OutputRef, type StepInput } from '../contract/plan';
import type { StepOutputs } from '../contract/run';
import type { ResolvedInput } from './types';

/** All references in an input, in the order of its members. */
export function refsIn(input: StepInput): readonly OutputRef[] {
  return Object.values(input).flatMap(refsInValue);
}

/**
 * The input with every reference replaced by the output it names.
 * Throws AppError `internal` where the step named has no such output.
 */
export function resolveInput(
  input: StepInput,
  outputsOf: (stepId: string) => StepOutputs | undefined,
): ResolvedInput {
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, resolve(value, outputsOf)]));
}

function resolve(value: InputValue, outputsOf: (stepId: string) => StepOutputs | undefined): unknown {
  if (!isTree(value)) return value;
  if (isList(value)) return value.map((item) => resolve(item, outputsOf));
  if (!isRef(value)) return resolveInput(value, outputsOf);
  const outputs = outputsOf(value.$from) ?? {};
  if (!Object.hasOwn(outputs, value.output)) {
    throw new AppError({
      code: 'internal',
      message: `The step ${value.$from} gave no output named ${value.output}.`,
    });
  }
  return outputs[value.output];
}

function refsInValue(value: InputValue): readonly OutputRef[] {
  if (!isTree(value)) return [];
  if (isList(value)) return value.flatMap(refsInValue);
  return isRef(value) ? [value] : refsIn(value);
}

type Tree = Exclude<InputValue, string | number | boolean | null>;

function isTree(value: InputValue): value is Tree {
  return typeof value === 'object' && value !== null;
}

function isList(value: Tree): value is readonly InputValue[] {
  return Array.isArray(value);
}

function isRef(value: Exclude<Tree, readonly InputValue[]>): value is OutputRef {
  return outputRefSchema.safeParse(value).success;
}
