import { severities, type Finding, type FindingId, type LintDocument } from '../../contract/lint';
import { catalogue } from './catalogue';

type Graded = Pick<Finding, 'severity'>;

/** A finding with the words of the catalogue. */
export function finding(
  id: FindingId,
  evidence: readonly string[],
  change: Partial<Pick<Finding, 'severity' | 'mend'>> = {},
): Finding {
  return { id, ...catalogue[id], evidence: [...evidence], ...change };
}

/** Gravest first; in the order of the rules where they are alike. */
export function byGravity(a: Graded, b: Graded): number {
  return severities.indexOf(a.severity) - severities.indexOf(b.severity);
}

/** What the findings come to. */
export function verdictOf(findings: readonly Graded[]): LintDocument['verdict'] {
  const has = (severity: Finding['severity']): boolean => findings.some((one) => one.severity === severity);
  if (has('high') || has('medium')) return 'findings';
  if (has('unknown')) return 'unknown';
  return has('low') ? 'notes' : 'clean';
}
