import type { NamedText } from './operation-options';

/** What a person approves before a proof credential is made. */
export interface ProofCredentialOffer {
  readonly application: string;
  readonly clientId: string;
  readonly tenantName: string;
  /** What will be done, in order, one sentence each. */
  readonly steps: readonly string[];
}

/** How a setup is proven; `proofCredential` only where the vendor alone holds the key. */
export interface ProveHow {
  readonly wait: boolean;
  readonly allSenders: boolean;
  /**
   * A client secret of one day on the application, used for this proof and removed again. `approve` is asked before
   * anything is written, once for all rounds; false ends with `interaction-required`.
   */
  readonly proofCredential?: { approve(offer: ProofCredentialOffer): Promise<boolean> };
  /** What the vendor's own proof wrote: the checks that need its key are taken from it, and say so. */
  readonly vendorResult?: NamedText;
}
