import { AppError } from '../../../../electron/contract/errors';
import type { ErrorCode } from '../../../../electron/contract/errors';

/** `lost-after`: the effect happened, the answer did not arrive; `lost-before`: neither did. */
export type Fault = 'lost-after' | 'lost-before' | ErrorCode;

const writing = /^(?:upsert|create|add|remove|grant|revoke|set|assign|enable|disable)/u;

/** Records every call and injects faults; groups the directory's calls of one tick as a batch would. */
export class Calls {
  readonly log: string[] = [];
  private readonly planned = new Map<string, (Fault | null)[]>();
  batches = 0;
  /** The process was killed: nothing more happens, not even tidying up. */
  killed = false;
  private death: { readonly method: string; left: number; readonly after: boolean } | null = null;
  private open = false;

  /** The next calls of a method end so. */
  fail(method: string, ...faults: Fault[]): void {
    this.planned.set(method, [...(this.planned.get(method) ?? []), ...faults]);
  }

  /** Only the call after so many of the method ends so. */
  failAfter(method: string, calls: number, fault: Fault): void {
    this.planned.set(method, [...new Array<null>(calls).fill(null), fault]);
  }

  /** The process dies at the call after so many of the method, before or after its effect. */
  killAt(method: string, calls: number, after: boolean): void {
    this.death = { method, left: calls, after };
  }

  /** A new process on the same computer. */
  revive(): void {
    this.killed = false;
    this.death = null;
  }

  /** Throws where the process is dead already, or dies now before the effect; true: it dies after it. */
  private dies(method: string): boolean {
    if (this.killed) throw new Error('killed');
    if (this.death?.method !== method) return false;
    this.death.left -= 1;
    if (this.death.left >= 0) return false;
    this.killed = true;
    if (!this.death.after) throw new Error('killed');
    return true;
  }

  /** The writes made so far, in order. */
  writes(): readonly string[] {
    return this.log.filter((method) => writing.test(method));
  }

  async directory<T>(method: string, effect: () => T): Promise<T> {
    if (!this.open) {
      this.open = true;
      this.batches += 1;
      queueMicrotask(() => (this.open = false));
    }
    return this.run(method, effect);
  }

  async run<T>(method: string, effect: () => T): Promise<T> {
    this.log.push(method);
    const fault = this.planned.get(method)?.shift() ?? null;
    // As over a network: the answer never comes within the tick of the question.
    await new Promise((resolve) => setImmediate(resolve));
    if (this.dies(method)) {
      effect();
      throw new Error('killed');
    }
    if (fault === null) return structuredClone(effect());
    if (fault === 'lost-after') effect();
    const code = fault === 'lost-after' || fault === 'lost-before' ? 'answer-lost' : fault;
    throw new AppError({ code, message: `${method}: ${fault}` });
  }

  count(method: string): number {
    return this.log.filter((called) => called === method).length;
  }
}
