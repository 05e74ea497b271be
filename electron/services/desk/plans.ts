import type { PlanDocument } from '../../contract/documents';
import type { NamedText } from '../operation-options';

/** A plan that was shown, and the setup file it was made from. */
export interface ShownPlan {
  readonly document: PlanDocument;
  readonly file: NamedText;
}

/** The last plan of each draft, as long as the app runs: the window approves one by its id and never hands one in. */
export class Plans {
  readonly #kept = new Map<string, ShownPlan>();

  of(draft: string): ShownPlan | null {
    return this.#kept.get(draft) ?? null;
  }

  keep(draft: string, plan: ShownPlan): void {
    this.#kept.set(draft, plan);
  }

  /** What was planned is no longer what is wanted. */
  forget(draft: string): void {
    this.#kept.delete(draft);
  }

  forgetAll(): void {
    this.#kept.clear();
  }
}
