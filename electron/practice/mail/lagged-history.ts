interface Entry {
  readonly at: number;
  /** The state as JSON, part by part; equal parts of neighbours are the same string. */
  readonly parts: ReadonlyMap<string, string>;
}

interface Follower {
  readonly entry: Entry;
  readonly lastCall: number;
}

/**
 * Past states of something that followers see through a cache (facts 6.7). A change made at T is seen by a follower
 * when now >= T + busy, or now - max(T, its last call) >= idle: calling keeps its old cache alive. A follower never
 * goes back to an older state. Times in milliseconds.
 */
export class LaggedHistory<State extends object> {
  private entries: readonly Entry[] = [];
  private readonly followers = new Map<string, Follower>();
  private readonly parsed = new WeakMap<Entry, State>();

  /** Writes down the state of now, if it differs from the last one noted. */
  note(state: State, now: number): void {
    const last = this.entries.at(-1);
    const parts = new Map<string, string>();
    let changed = last === undefined;
    for (const [name, value] of Object.entries(state)) {
      const text = JSON.stringify(value);
      const before = last?.parts.get(name);
      if (before !== text) changed = true;
      parts.set(name, before === text ? before : text);
    }
    if (changed) this.entries = [...this.entries, { at: now, parts }];
  }

  /** Forgets everything: what is noted next is seen at once. */
  clear(): void {
    this.entries = [];
    this.followers.clear();
  }

  /** The state that a follower's call at `now` sees; the call counts as its last. Null before the first note. */
  callOf(follower: string, now: number, idle: number, busy: number): State | null {
    const known = this.followers.get(follower);
    const lastCall = known?.lastCall ?? -Infinity;
    const start = known === undefined ? 0 : Math.max(0, this.entries.indexOf(known.entry));
    let chosen = this.entries[start];
    for (const entry of this.entries.slice(start + 1)) {
      if (now >= entry.at + busy || now - Math.max(entry.at, lastCall) >= idle) chosen = entry;
    }
    if (chosen === undefined) return null;
    this.followers.set(follower, { entry: chosen, lastCall: now });
    this.prune(now, busy);
    return this.stateOf(chosen);
  }

  /** Entries older than one that everybody sees are of no use. */
  private prune(now: number, busy: number): void {
    const first = this.entries.findLastIndex((entry) => now >= entry.at + busy);
    if (first > 0) this.entries = this.entries.slice(first);
  }

  private stateOf(entry: Entry): State {
    const known = this.parsed.get(entry);
    if (known !== undefined) return known;
    const parts = [...entry.parts].map(([name, text]) => [name, JSON.parse(text) as unknown]);
    const state = Object.fromEntries(parts) as State;
    this.parsed.set(entry, state);
    return state;
  }
}
