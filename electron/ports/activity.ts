import type { AuditView } from './directory';
import type { TraceView } from './exchange';

/** A line of the directory's audit log, with what became of it. */
export interface AuditLineView extends AuditView {
  readonly id: string;
  /** Names of what was changed. */
  readonly names: readonly string[];
  /** `success`, `failure` …; null: not told. */
  readonly result: string | null;
}

/** A sign-in of a person. */
export interface SignInView {
  readonly at: string;
  readonly application: string;
  readonly resource: string;
  /** 0: it succeeded; else the number after AADSTS. */
  readonly errorCode: number;
}

/** What Graph tells of what happened (facts 2.14, 2.15); newest first; `more`: there are older ones in the time asked for. */
export interface DirectoryActivity {
  /** The directory's audit log on one object. */
  auditsOf(
    objectId: string,
    since: string,
  ): Promise<{ readonly lines: readonly AuditLineView[]; readonly more: boolean }>;
  /** A person's own sign-ins at a page. Throws AppError `license-missing` without Entra ID P1. */
  signInsOf(
    userId: string,
    since: string,
  ): Promise<{ readonly lines: readonly SignInView[]; readonly more: boolean }>;
  /** The message trace, where Exchange's own is not to be had; the global cloud alone has it. */
  messageTraces(
    senders: readonly string[],
    since: string,
    until: string,
  ): Promise<{ readonly rows: readonly TraceView[]; readonly more: boolean }>;
}

/** A record of the unified audit log. */
export interface AuditRecordView {
  readonly id: string;
  readonly at: string;
  readonly recordType: string;
  readonly operation: string;
  readonly by: string;
  readonly objectId: string;
  readonly result: string | null;
  /** Parameters of a cmdlet, as `-Name value`; empty where there are none. */
  readonly parameters: string;
  /** All of the record as text, for finding names in it. */
  readonly text: string;
}

/** What to look for in the unified audit log. */
export interface AuditSearch {
  readonly from: string;
  readonly to: string;
  /** Names the search for the service, which goes on with it from page to page; another one for each search. */
  readonly sessionId: string;
  readonly freeText?: string;
  readonly recordType?: string;
  readonly operations?: readonly string[];
}

export interface ExchangeActivity {
  /** Search-UnifiedAuditLog, page by page, in no order. */
  auditRecords(
    search: AuditSearch,
  ): Promise<{ readonly records: readonly AuditRecordView[]; readonly more: boolean }>;
}
