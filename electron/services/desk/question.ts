import type { Question } from '../../contract/desk/operation';
import { cancelled } from '../../contract/errors';
import type { Step } from '../../contract/plan';

/** Asks a person and waits: true, go on. Throws AppError `cancelled` where the operation is. */
export type Ask = (question: Question) => Promise<boolean>;

/** The question that an operation waits with. `show` puts it before the person; null takes it away. */
export class Asking {
  #answer: ((yes: boolean) => void) | null = null;

  constructor(private readonly show: (question: Question | null) => void) {}

  async ask(question: Question, signal: AbortSignal): Promise<boolean> {
    let stop: () => void = () => undefined;
    try {
      return await new Promise<boolean>((resolve, reject) => {
        stop = () => reject(cancelled());
        if (signal.aborted) stop();
        signal.addEventListener('abort', stop);
        this.#answer = resolve;
        this.show(question);
      });
    } finally {
      signal.removeEventListener('abort', stop);
      this.#answer = null;
      this.show(null);
    }
  }

  /** Nothing where nothing is asked. */
  answer(yes: boolean): void {
    this.#answer?.(yes);
  }
}

/** A plan as the question that an operation waits with. */
export function questionOf(
  kind: Question['kind'],
  plan: {
    readonly clientId: string | null;
    readonly tenantName: string;
    readonly steps: readonly Pick<Step, 'summary' | 'warning'>[];
  },
): Question {
  return {
    kind,
    clientId: plan.clientId ?? '',
    tenantName: plan.tenantName,
    steps: plan.steps.map(({ summary, warning }) => (warning === null ? summary : `${summary} ${warning}`)),
  };
}
