import type { InputValue, OutputRef, Step, StepInput, StepNeeds } from '../contract/plan';
import { setupIdOf } from '../contract/setup-file';
import type { SetupSpec } from '../contract/setup-file';
import type { VendorNeeds } from '../contract/vendor-needs';
import { objectNames } from './names';
import type { ObjectNames } from './names';
import type { Observation } from './observation';

/** What the pure planning functions share. */
export interface Planning {
  readonly spec: SetupSpec;
  readonly profile: VendorNeeds;
  readonly observation: Observation;
  readonly setupId: string;
  readonly names: ObjectNames;
  readonly now: Date;
}

/** The planning context of a setup as observed; `now` decides only what has expired. */
export function planningOf(
  spec: SetupSpec,
  profile: VendorNeeds,
  observation: Observation,
  now: Date,
): Planning {
  const setupId = setupIdOf(spec.application);
  const names = objectNames(setupId, observation.organization.initialDomain);
  return { spec, profile, observation, setupId, names, now };
}

/** A part of a plan. */
export interface Planned {
  readonly steps: readonly Step[];
  readonly notes: readonly string[];
}

/** Steps without anything to say besides. */
export function planned(steps: readonly Step[]): Planned {
  return { steps, notes: [] };
}

interface StepDraft {
  readonly id: string;
  readonly kind: string;
  readonly group: Step['group'];
  readonly summary: string;
  readonly before?: string | null;
  readonly after?: string | null;
  readonly warning?: string | null;
  /** Ids of what is taken away; left out where there is nothing. */
  readonly removes?: readonly string[];
  readonly input: StepInput;
  readonly needs: Partial<StepNeeds>;
  readonly dependsOn?: readonly (string | null)[];
  readonly reversible: boolean;
  readonly once?: boolean;
}

/** A step with its defaults; a dependency that is null is already in place and drops out. */
export function step(draft: StepDraft): Step {
  const dependsOn = [...new Set((draft.dependsOn ?? []).filter((id): id is string => id !== null))];
  const { removes = [], ...rest } = draft;
  return {
    ...rest,
    ...(removes.length === 0 ? {} : { removes: [...removes] }),
    ...{ before: draft.before ?? null, after: draft.after ?? null, warning: draft.warning ?? null },
    needs: { scopes: [], anyRole: [], exchange: false, ...draft.needs },
    dependsOn,
    once: draft.once ?? false,
  };
}

/** What Exchange steps need. */
export const exchangeNeeds: Partial<StepNeeds> = { exchange: true };

/** Refers to a non-secret output of an earlier step. */
export function outputOf(stepId: string, output: string): OutputRef {
  return { $from: stepId, output };
}

/** Something that is there already, or will be made by a step of this plan. */
export interface Target {
  readonly value: InputValue;
  /** The step that makes it; null where it is there. */
  readonly by: string | null;
}

/** "a, b and c", or the first few and how many more. */
export function listed(words: readonly string[], most = 5): string {
  if (words.length > most) return `${words.slice(0, most).join(', ')} and ${words.length - most} more`;
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words[words.length - 1] ?? ''}`;
}
