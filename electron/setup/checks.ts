import type { Check } from '../contract/plan';

interface CheckDraft {
  readonly id: string;
  readonly title: string;
  readonly status: Check['status'];
  readonly finding: string;
  readonly fault?: Check['fault'];
  readonly who?: string;
  readonly next?: string;
}

/** A check with its defaults. A failed one without a fault does not stop a run: the plan itself mends it. */
export function check(draft: CheckDraft): Check {
  return { ...draft, fault: draft.fault ?? null, who: draft.who ?? null, next: draft.next ?? null };
}

/** Whether nothing may be written while this check stands. */
export function isBlocking(found: Check): boolean {
  return found.status === 'fail' && found.fault !== null;
}
