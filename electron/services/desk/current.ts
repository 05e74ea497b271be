import type { Services } from '../services';
import type { Ground } from './ground';

/** The session that is worked with, on its ground. Nobody else keeps one. */
export class Current {
  #ground: Ground;
  #services: Services;
  /** Whether somebody is signed in to it. */
  #isSignedIn = false;
  readonly #retired: Services[] = [];

  constructor(
    ground: Ground,
    /** Opens a session that nobody is signed in to. */
    private readonly openEmpty: (ground: Ground) => Services,
  ) {
    this.#ground = ground;
    this.#services = openEmpty(ground);
  }

  get ground(): Ground {
    return this.#ground;
  }

  get services(): Services {
    return this.#services;
  }

  get isSignedIn(): boolean {
    return this.#isSignedIn;
  }

  /** From now on this session is worked with, and whoever signed in to it. */
  use(services: Services): void {
    this.#retire(services, true);
  }

  /** Forgets who is signed in; what runs on the old session ends there. */
  signOut(): void {
    if (this.#isSignedIn) this.#retire(this.openEmpty(this.#ground), false);
  }

  moveTo(ground: Ground): void {
    this.#ground = ground;
    this.#retire(this.openEmpty(ground), false);
  }

  /** Closes sessions that are worked with no more: only where nothing runs. */
  async closeRetired(): Promise<void> {
    await Promise.all(this.#retired.splice(0).map(async (services) => services.close()));
  }

  async close(): Promise<void> {
    this.#retired.push(this.#services);
    await this.closeRetired();
  }

  #retire(next: Services, isSignedIn: boolean): void {
    this.#retired.push(this.#services);
    this.#services = next;
    this.#isSignedIn = isSignedIn;
  }
}
