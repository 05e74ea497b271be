import { Button, Caption1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import type { Question } from '../../../electron/contract/desk/operation';
import { useCall } from '../../state/use-call';
import { operationText } from '../../text/operation';
import { CallButton } from '../call-button';
import { ErrorNote } from '../error-note';

const useStyles = makeStyles({
  box: {
    display: 'grid',
    rowGap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  heading: { margin: 0 },
  about: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  steps: { margin: 0, paddingLeft: tokens.spacingHorizontalXL, maxWidth: '720px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface QuestionPanelProps {
  readonly operation: string;
  readonly question: Question;
}

/** What an operation would do next, and waits to be allowed (design rule 1). */
export function QuestionPanel({ operation, question }: QuestionPanelProps) {
  const styles = useStyles();
  const answer = useCall('operation.answer');
  const text = operationText.questions[question.kind];
  return (
    <section className={styles.box} role="alertdialog" aria-label={text.title}>
      <Subtitle2 as="h3" className={styles.heading}>
        {text.title}
      </Subtitle2>
      <Caption1 className={styles.about}>{text.about(question.clientId, question.tenantName)}</Caption1>
      <ol className={styles.steps}>
        {question.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div className={styles.actions}>
        <CallButton
          call={answer}
          appearance="primary"
          onClick={() => void answer.run({ operation, yes: true })}
        >
          {text.yes}
        </CallButton>
        <Button disabled={answer.pending} onClick={() => void answer.run({ operation, yes: false })}>
          {text.no}
        </Button>
      </div>
      {answer.failure !== null && <ErrorNote failure={answer.failure} />}
    </section>
  );
}
