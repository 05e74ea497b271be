import type { Check } from '../contract/plan';
import type { SetupSpec } from '../contract/setup-file';
import type { VendorProfile } from '../contract/vendor-profile';
import type { Clock } from '../ports/clock';
import type { Observation } from '../setup/observation';
import { observationParts, partsWith, type ObservationPart, type Watch } from '../setup/parts';
import { planningOf } from '../setup/planning';
import { checkDefinitions, made, type CheckDefinition } from '../setup/preflight';

/** Gets checks as they come, those made together at once. */
export type TellChecks = (checks: readonly Check[]) => void;

interface Following {
  readonly createdAt: string;
  readonly clock: Clock;
  readonly tell: TellChecks | undefined;
}

/**
 * Makes each check as soon as what it looks at was read, and tells it once. Those that look at the steps come last, with
 * everything else that only the whole shows.
 */
export class FollowedChecks {
  readonly times = new Map<ObservationPart, number>();
  readonly watch: Watch;
  readonly #told = new Set<string>();
  readonly #open: CheckDefinition[];

  constructor(
    private readonly spec: SetupSpec,
    private readonly profile: VendorProfile,
    private readonly following: Following,
    definitions: readonly CheckDefinition[] = checkDefinitions,
  ) {
    const isAll = definitions === checkDefinitions;
    this.#open = definitions.filter(({ needs }) => needs !== observationParts);
    this.watch = {
      ...(isAll ? {} : { only: partsWith(definitions.flatMap(({ needs }) => needs)) }),
      now: () => following.clock.now().getTime(),
      arrived: (part, soFar, ms) => this.#arrived(part, soFar, ms),
    };
  }

  /** Tells what is left of all the checks that were made. */
  finish(checks: readonly Check[]): void {
    this.#tell(checks);
  }

  #arrived(part: ObservationPart, soFar: Observation, ms: number): void {
    this.times.set(part, ms);
    const { spec, following } = this;
    if (following.tell === undefined) return;
    // Which mailboxes are looked at hangs on the stage, and that on more than was read.
    const isOpen = spec.testStage === undefined ? [] : ['people' as const];
    const due = this.#open.filter(({ needs }) =>
      needs.every((need) => this.times.has(need) && !isOpen.some((one) => one === need)),
    );
    if (due.length === 0) return;
    const planning = planningOf(spec, this.profile, soFar, new Date(following.createdAt));
    for (const definition of due) {
      this.#open.splice(this.#open.indexOf(definition), 1);
      this.#tell(made(definition, planning, [], this.times));
    }
  }

  #tell(checks: readonly Check[]): void {
    const fresh = checks.filter(({ id }) => !this.#told.has(id));
    for (const { id } of fresh) this.#told.add(id);
    if (fresh.length > 0) this.following.tell?.(fresh);
  }
}
