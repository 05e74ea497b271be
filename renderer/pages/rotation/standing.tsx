import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { RotateDocument, RotationPhase, RotationShown } from '../../../electron/contract/rotation';
import { CallButton } from '../../components/call-button';
import { KeyValue, type KeyValueRow } from '../../components/key-value';
import { Section } from '../../components/section';
import { StatusBadge } from '../../components/status-badge';
import { Verdict, type VerdictTone } from '../../components/verdict';
import { useRoute } from '../../state/route-context';
import type { Call } from '../../state/use-call';
import { useIsBusy } from '../../state/use-operation';
import { rotationText } from '../../text/rotation';

const useStyles = makeStyles({
  line: { margin: 0 },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', rowGap: tokens.spacingVerticalS },
  item: {
    display: 'grid',
    gridTemplateColumns: 'minmax(72px, auto) minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'baseline',
    justifyItems: 'start',
    maxWidth: '720px',
  },
});

const tones: Readonly<Record<RotationPhase, VerdictTone>> = {
  none: 'neutral',
  begun: 'waiting',
  made: 'waiting',
  'handed-over': 'waiting',
  'seen-working': 'good',
  done: 'good',
  aborted: 'neutral',
  overtaken: 'unknown',
};

interface StandingProps {
  readonly rotation: RotationShown;
  readonly document: RotateDocument | null;
  readonly setup: string;
  readonly call: Call<'rotation.start'>;
  readonly onGo: () => void;
}

/** How far the renewal is, what is next, and what speaks for it that the vendor changed over. */
export function Standing({ rotation, document, setup, call, onGo }: StandingProps) {
  const styles = useStyles();
  const { phase, next, evidence } = rotation;
  return (
    <>
      <Verdict
        tone={tones[phase]}
        title={rotationText.phases[phase]}
        {...(next.act === 'nothing'
          ? {}
          : { actions: <NextButton rotation={rotation} setup={setup} call={call} onGo={onGo} /> })}
      >
        {next.act !== 'nothing' && <p className={styles.line}>{next.text}</p>}
        {next.who !== '' && next.who !== 'you' && (
          <p className={styles.line}>{rotationText.waitsFor(next.who)}</p>
        )}
        {next.until !== null && <p className={styles.line}>{rotationText.until(next.until)}</p>}
      </Verdict>
      <KeyValue rows={rowsOf(rotation, document)} />
      {evidence.length > 0 && (
        <Section heading={rotationText.evidenceTitle} lead={rotationText.evidenceLead}>
          <ul className={styles.list}>
            {evidence.map(({ weight, text }) => (
              <li key={text} className={styles.item}>
                <StatusBadge tone={weight === 'evidence' ? 'good' : 'neutral'}>
                  {rotationText.weights[weight]}
                </StatusBadge>
                <span>{text}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function NextButton({ rotation, setup, call, onGo }: Omit<StandingProps, 'document'>) {
  const { go } = useRoute();
  const isBusy = useIsBusy();
  const { act } = rotation.next;
  if (act === 'hand-over') {
    return (
      <Button appearance="primary" onClick={() => go({ page: 'handoff', setup })}>
        {rotationText.acts[act]}
      </Button>
    );
  }
  return (
    <CallButton
      call={call}
      disabled={isBusy}
      appearance={act === 'await-vendor' ? 'secondary' : 'primary'}
      onClick={onGo}
    >
      {rotationText.acts[act]}
    </CallButton>
  );
}

function rowsOf(
  { old, new: made, deadline, phase }: RotationShown,
  document: RotateDocument | null,
): readonly KeyValueRow[] {
  const test = document?.test ?? null;
  const keptIn = document?.keptIn ?? null;
  return [
    ...(made === null || phase === 'aborted'
      ? []
      : [{ name: rotationText.newOne, value: rotationText.key(made) }]),
    ...(phase === 'done'
      ? []
      : old.map((one) => ({ name: rotationText.oldOne, value: rotationText.key(one) }))),
    ...(deadline === null
      ? []
      : [{ name: rotationText.deadline, value: rotationText.deadlineText(deadline) }]),
    ...(keptIn === null ? [] : [{ name: rotationText.keptIn, value: keptIn }]),
    ...(test === null ? [] : [{ name: rotationText.tried, value: test.message }]),
  ];
}
