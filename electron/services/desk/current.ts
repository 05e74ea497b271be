import type { Services } from '../services';
import type { Ground } from './ground';

/** The session that is worked with, on its ground. Nobody else keeps one. */
export class Current {
  #ground: Ground;
  /** Null as long as nobody asked for them. */
  #services: Promise<Services> | null = null;
  /** Those that somebody is signed in to. */
  #signedIn: Services | null = null;
  readonly #retired: Promise<Services>[] = [];

  constructor(
    ground: Ground,
    /** Opens a session that nobody is signed in to. */
    private readonly openEmpty: (ground: Ground) => Promise<Services>,
  ) {
    this.#ground = ground;
  }

  get ground(): Ground {
    return this.#ground;
  }

  get isSignedIn(): boolean {
    return this.#signedIn !== null;
  }

  /** What the session can do; it is opened when it is asked for first, and again where that failed. */
  async services(): Promise<Services> {
    const asked = (this.#services ??= this.openEmpty(this.#ground));
    try {
      return await asked;
    } catch (error) {
      if (this.#services === asked) this.#services = null;
      throw error;
    }
  }

  /** Whether somebody is signed in to these, and they are worked with. */
  isUsing(services: Services): boolean {
    return this.#signedIn === services;
  }

  /** From now on this session is worked with, and whoever signed in to it. */
  use(services: Services): void {
    this.#retire(services);
  }

  /** Forgets who is signed in; what runs on the old session ends there. */
  signOut(): void {
    if (this.#signedIn !== null) this.#retire(null);
  }

  moveTo(ground: Ground): void {
    this.#ground = ground;
    this.#retire(null);
  }

  /** Closes sessions that are worked with no more: only where nothing runs. */
  async closeRetired(): Promise<void> {
    const sessions = await Promise.allSettled(this.#retired.splice(0));
    // One that could not be opened has nothing to close.
    await Promise.all(
      sessions.map(async (session) => (session.status === 'fulfilled' ? session.value.close() : undefined)),
    );
  }

  async close(): Promise<void> {
    this.#retire(null);
    await this.closeRetired();
  }

  #retire(next: Services | null): void {
    if (this.#services !== null) this.#retired.push(this.#services);
    this.#services = next === null ? null : Promise.resolve(next);
    this.#signedIn = next;
  }
}
