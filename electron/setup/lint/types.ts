import type { Finding } from '../../contract/lint';
import type { OwnerView } from '../../ports/directory';
import type { LintSeen } from './observe';

/** What was agreed when the application was set up with Sendwright; null: it was not, as far as this computer knows. */
export interface Agreed {
  readonly multiTenant: boolean;
  readonly delegatedMailSend: boolean;
  readonly accessPolicy: boolean;
  /** The credential that the vendor holds; null: none, or not known. */
  readonly keyId: string | null;
  /** Credentials of a renewal that is under way: for a while there are two on purpose. */
  readonly renewing?: readonly string[];
}

/** What a rule looks at. */
export interface LintContext {
  readonly seen: LintSeen;
  readonly agreed: Agreed | null;
  readonly now: Date;
  /** Findings that are to be mended because somebody asked for them by name. */
  readonly also?: ReadonlySet<string>;
  /** Whoever is signed in, who may become an owner. */
  readonly me?: OwnerView;
}

/** One kind of trap; no finding where it is not there. */
export type Rule = (context: LintContext) => readonly Finding[];
