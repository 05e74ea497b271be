import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReviewedSetup, ReviewVerdict } from '../../../electron/contract/review';
import { LongList } from '../../components/long-list';
import { SaveButton } from '../../components/save';
import { Section } from '../../components/section';
import { Verdict, type VerdictTone } from '../../components/verdict';
import { planText } from '../../text/plan';
import { reviewText } from '../../text/review';
import { SignForm } from '../go-live/sign-form';
import { ChecklistRow } from './checklist-row';
import { DriftRow } from './drift-row';

const useStyles = makeStyles({
  line: { margin: 0 },
  rows: { listStyleType: 'none', margin: 0, padding: 0 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

const tones: Readonly<Record<ReviewVerdict, VerdictTone>> = {
  clean: 'good',
  notes: 'good',
  drift: 'bad',
  unknown: 'unknown',
};

interface ReviewedProps {
  readonly of: ReviewedSetup;
  /** The window's name for it. */
  readonly setup: string;
  readonly onSigned: () => void;
}

/** What a review found, gravest first, and the quarterly checklist. */
export function Reviewed({ of: review, setup, onSigned }: ReviewedProps) {
  const styles = useStyles();
  const { verdict, drifts, checklist, due, against } = review;
  const [signing, setSigning] = useState(false);
  const end = (signed: boolean) => {
    setSigning(false);
    if (signed) onSigned();
  };
  return (
    <>
      <Verdict
        tone={tones[verdict]}
        title={reviewText.verdicts[verdict]}
        {...(signing ? {} : { actions: <Button onClick={() => setSigning(true)}>{reviewText.sign}</Button> })}
      >
        <p className={styles.line}>{reviewText.against(against.proof?.time ?? null)}</p>
        {against.base === null && <p className={styles.line}>{reviewText.firstLook}</p>}
        <p className={styles.line}>{reviewText.due(due.next, due.isOverdue)}</p>
      </Verdict>
      {signing && (
        <Section heading={reviewText.sign} lead={reviewText.signLead}>
          <SignForm setup={setup} what="review" onEnd={end} />
        </Section>
      )}
      {drifts.length > 0 && (
        <Section heading={reviewText.drifts(drifts.length)}>
          <LongList items={drifts} first={40} more={planText.more}>
            {(drift) => (
              <DriftRow key={`${drift.id} ${drift.evidence.join(' ')}`} drift={drift} setup={setup} />
            )}
          </LongList>
        </Section>
      )}
      <Section heading={reviewText.checklist} lead={reviewText.checklistLead}>
        <ul className={styles.rows}>
          {checklist.map((item) => (
            <ChecklistRow key={item.id} item={item} setup={setup} onSigned={onSigned} />
          ))}
        </ul>
      </Section>
      <div className={styles.actions}>
        <SaveButton
          channel="review.export"
          input={{ setup, as: 'page' }}
          label={reviewText.page}
          text={reviewText.savedAs}
        />
        <SaveButton
          channel="review.export"
          input={{ setup, as: 'table' }}
          label={reviewText.table}
          text={reviewText.savedAs}
        />
      </div>
    </>
  );
}
