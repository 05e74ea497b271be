import fc from 'fast-check';
import { AppError } from '../../../electron/contract/errors';
import type { RotateHow } from '../../../electron/services/services';
import { applyJob } from '../job';
import type { RotationRig } from './rig';
import type { HandedOver } from './token';

/** What somebody does in the time of a rotation, one after another. */
export type Act =
  | {
      readonly do:
        'rotate' | 'hand-over' | 'changeover' | 'apply' | 'lose-new' | 'remove-new' | 'abort' | 'go-back';
    }
  | { readonly do: 'cut-off'; readonly write: number; readonly effect: boolean }
  | { readonly do: 'keychain-fails'; readonly write: number }
  | { readonly do: 'days'; readonly days: number };

const plain = (
  what: 'rotate' | 'hand-over' | 'changeover' | 'apply' | 'lose-new' | 'remove-new' | 'abort' | 'go-back',
) => fc.constant<Act>({ do: what });

/** Any such act; what makes a rotation go on comes more often than what disturbs it. */
export const anyAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: plain('rotate') },
  { weight: 5, arbitrary: plain('hand-over') },
  { weight: 4, arbitrary: plain('changeover') },
  ...(['apply', 'lose-new', 'remove-new', 'abort', 'go-back'] as const).map((what) => ({
    weight: 1,
    arbitrary: plain(what),
  })),
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('cut-off' as const),
      write: fc.integer({ min: 0, max: 2 }),
      effect: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('keychain-fails' as const),
      write: fc.integer({ min: 0, max: 2 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('days' as const), days: fc.integer({ min: 1, max: 20 }) }),
  },
);

/** A vendor who does as it is told, and what happens to it. */
export class Vendor {
  /** What it was last told to use, and what its system uses. */
  told: HandedOver;
  inUse: HandedOver;
  readonly #before: HandedOver[] = [];

  private constructor(
    private readonly rig: RotationRig,
    first: HandedOver,
  ) {
    this.told = first;
    this.inUse = first;
  }

  static async of(rig: RotationRig): Promise<Vendor> {
    return new Vendor(rig, await rig.handOver());
  }

  /** What it works with and was told to work with; none that somebody took away by hand. */
  owed(): readonly HandedOver[] {
    const { world } = this.rig.tenant;
    return [this.told, this.inUse].filter(
      ({ credential }) =>
        credential !== null &&
        !this.#takenAway.has(credential.keyId) &&
        Date.parse(credential.expires) > world.clock.now().getTime(),
    );
  }

  readonly #takenAway = new Set<string>();

  async act(act: Act): Promise<void> {
    const { rig } = this;
    switch (act.do) {
      case 'rotate':
        return this.#rotate({});
      case 'cut-off':
        return this.#cutOff(act);
      case 'keychain-fails':
        return this.#keychainFails(act.write);
      case 'hand-over':
        return this.#handOver();
      case 'changeover':
        this.inUse = this.told;
        await rig.receipt(this.told).catch(unlessApp);
        return;
      case 'apply':
        await applyJob(rig.tenant, rig.job, rig.services).catch(unlessApp);
        return;
      case 'lose-new':
        for (const account of rig.tenant.world.vault.keys()) {
          if (account.endsWith('/next')) rig.tenant.world.vault.delete(account);
        }
        return;
      case 'remove-new':
        return this.#removeNew();
      case 'abort':
        return this.#rotate({ abort: true });
      case 'go-back':
        return this.#goBack();
      case 'days':
        rig.later(act.days);
        return;
    }
  }

  async #rotate(how: RotateHow): Promise<void> {
    await this.rig.rotate(how).catch(unlessApp);
  }

  async #handOver(): Promise<void> {
    const handed = await this.rig.handOver().catch(unlessApp);
    if (handed === undefined || handed.credential?.keyId === this.told.credential?.keyId) return;
    this.#before.push(this.told);
    this.told = handed;
  }

  /** From a write on no request gets an answer; whether that one had its effect nobody knows. */
  async #cutOff({ write, effect }: { readonly write: number; readonly effect: boolean }): Promise<void> {
    const { faults } = this.rig.tenant.world;
    const struck = { match: { writes: true }, skip: write, kind: effect ? 'lost-answer' : 'reset' };
    faults.replace([{ ...struck, times: 1 }]);
    const strike = faults.strike.bind(faults);
    faults.strike = (probe) => {
      const fault = strike(probe);
      if (fault !== null) faults.replace([{ match: {}, kind: 'reset', times: 10_000 }]);
      return fault;
    };
    await this.#rotate({});
    faults.strike = strike;
    faults.replace([]);
  }

  /** The keychain takes so many values more, then none. */
  async #keychainFails(write: number): Promise<void> {
    const { vault } = this.rig.tenant.world;
    const set = vault.set.bind(vault);
    let left = write;
    vault.set = (account, value) => {
      if (left <= 0) throw new Error('The keychain is full.');
      left -= 1;
      return set(account, value);
    };
    await this.#rotate({});
    vault.set = set;
  }

  async #removeNew(): Promise<void> {
    const { rotation } = await this.rig.status();
    const made = rotation?.endedAt === null ? rotation.new : null;
    if (made === null) return;
    this.#takenAway.add(made.keyId);
    this.rig.removeByHand(made.keyId);
  }

  /** Somebody tells the vendor to stay with what it had, and gives the new one up by name. */
  async #goBack(): Promise<void> {
    const earlier = this.#before.at(-1);
    if (earlier === undefined) return this.#rotate({ abort: true, confirm: 'Jane Doe' });
    const done = await this.rig.rotate({ abort: true, confirm: 'Jane Doe' }).catch(unlessApp);
    const given = done?.rotation?.phase === 'aborted' ? done.rotation.new?.keyId : undefined;
    if (given === undefined || given !== this.told.credential?.keyId) return;
    this.#before.pop();
    this.told = earlier;
    this.inUse = earlier;
  }
}

/** A refusal is an answer; anything else is a defect. */
function unlessApp(error: unknown): undefined {
  if (error instanceof AppError && error.code !== 'internal') return undefined;
  throw error;
}
