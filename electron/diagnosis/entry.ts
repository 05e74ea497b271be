import type { DiagnosisFamily, DiagnosisPage } from '../contract/diagnosis';
import type { ContextFlag } from './context';

/** One action of a fix. */
export interface FixStep {
  readonly text: string;
  /** A command of Sendwright that does it. */
  readonly command?: string;
  readonly page?: DiagnosisPage;
}

/** How far a source goes: the marks of docs/facts.md. */
export type SourceMark = 'O' | 'E' | 'T' | 'K';

/** What one error means, as data. */
export interface ErrorEntry {
  readonly id: string;
  readonly title: string;
  /** Codes, whole words in any case. Codes decide; texts do not, since services answer in many languages. */
  readonly codes: readonly string[];
  /** English phrases in lower case: worth a possible finding where no code was found. */
  readonly hints?: readonly string[];
  /** What must be seen around the code; of several entries for a code the one with most of it wins. */
  readonly when?: readonly ContextFlag[];
  readonly cause: string;
  readonly who: string;
  readonly fix: readonly (string | FixStep)[];
  readonly mark: SourceMark;
  /** "facts 5.1", or a page of Microsoft. */
  readonly source: string;
  /** Says only that something inside of it failed: left out where that is told. 2: may hold one of 1. */
  readonly wraps?: 1 | 2;
  /** The code has several causes: which one it is takes a look at the tenant. */
  readonly several?: boolean;
}

/** Entries of one family. */
export interface ErrorTable {
  readonly family: DiagnosisFamily;
  readonly entries: readonly ErrorEntry[];
}
