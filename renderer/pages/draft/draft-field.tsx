import { Field, makeStyles } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { DraftIssue } from '../../../electron/contract/desk/draft';
import { sentenceText } from '../../text/format';
import { problemsAt } from './draft-model';

const useStyles = makeStyles({ field: { maxWidth: '480px' }, short: { maxWidth: '320px' } });

/** Id of a place's element, so that a summary can lead there. */
export function placeId(where: string): string {
  return `place-${where.replace(/[^a-zA-Z0-9]+/gu, '-')}`;
}

interface DraftFieldProps {
  readonly where: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  /** For a number. */
  readonly short?: boolean;
  readonly issues: readonly DraftIssue[];
  readonly children: ReactElement;
}

/** One field with its label, its hint, and what main found wrong with it. */
export function DraftField({
  where,
  label,
  hint,
  required = false,
  short = false,
  issues,
  children,
}: DraftFieldProps) {
  const styles = useStyles();
  const problems = problemsAt(issues, where).map(({ problem, next }) =>
    [problem, ...(next === undefined ? [] : [next])].map(sentenceText).join(' '),
  );
  return (
    <Field
      id={placeId(where)}
      label={label}
      required={required}
      hint={problems.length > 0 ? undefined : hint}
      validationMessage={problems.length > 0 ? problems.join(' ') : undefined}
      className={short ? styles.short : styles.field}
    >
      {children}
    </Field>
  );
}
