import type { Finding } from '../../contract/lint';
import type { LintSeen } from './observe';

/** What was agreed when the application was set up with Sendwright; null: it was not, as far as this computer knows. */
export interface Agreed {
  readonly multiTenant: boolean;
  readonly delegatedMailSend: boolean;
  readonly accessPolicy: boolean;
  /** The credential that the vendor holds; null: none, or not known. */
  readonly keyId: string | null;
}

/** What a rule looks at. */
export interface LintContext {
  readonly seen: LintSeen;
  readonly agreed: Agreed | null;
  readonly now: Date;
}

/** One kind of trap; no finding where it is not there. */
export type Rule = (context: LintContext) => readonly Finding[];
