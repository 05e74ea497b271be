import { Button, makeStyles } from '@fluentui/react-components';
import type { LadderDocument, Rung } from '../../../electron/contract/ladder';
import { KeyValue, type KeyValueRow } from '../../components/key-value';
import { Verdict, type VerdictTone } from '../../components/verdict';
import { useRoute } from '../../state/route-context';
import { useSetupLine } from '../../state/setups-context';
import { diagnoseText } from '../../text/diagnose';
import { RungList } from './rung-list';

const useStyles = makeStyles({ line: { margin: 0, overflowWrap: 'anywhere' } });

const tones: Readonly<Record<LadderDocument['result'], VerdictTone>> = {
  holds: 'good',
  unsent: 'good',
  waiting: 'waiting',
  open: 'unknown',
  broken: 'bad',
};

/** How a climb ended: where it breaks, the cause, who and what mends it; then every rung. */
export function LadderView({ document, setup }: { document: LadderDocument; setup: string }) {
  const styles = useStyles();
  const { result, summary, rungs } = document;
  const told = rungToTell(document);
  return (
    <>
      <Verdict
        tone={tones[result]}
        title={diagnoseText.resultTitle(result)}
        actions={<Actions told={told} document={document} setup={setup} />}
      >
        <p className={styles.line}>{told !== null && result === 'broken' ? told.finding : summary}</p>
        {told !== null && <KeyValue rows={rowsOf(told)} />}
      </Verdict>
      <RungList rungs={rungs} />
    </>
  );
}

/** The rung that decides; null where all hold. */
function rungToTell({ result, rungs }: LadderDocument): Rung | null {
  const wanted = { broken: 'fail', waiting: 'waiting', open: 'unknown', holds: null, unsent: null }[result];
  return rungs.find(({ status }) => status === wanted) ?? null;
}

function rowsOf({ cause, who, next }: Rung): readonly KeyValueRow[] {
  return [
    ...(cause === null
      ? []
      : [
          {
            name: diagnoseText.cause,
            value: cause.code === null ? cause.text : `${cause.code}: ${cause.text}`,
          },
        ]),
    ...(who === null ? [] : [{ name: diagnoseText.who, value: who }]),
    ...(next === null ? [] : [{ name: diagnoseText.next, value: next }]),
  ];
}

interface ActionsProps {
  readonly told: Rung | null;
  readonly document: LadderDocument;
  readonly setup: string;
}

/** The way on: plan again what the plan mends, prove what holds. */
function Actions({ told, document, setup }: ActionsProps) {
  const { go } = useRoute();
  const draft = useSetupLine({ page: 'diagnose', setup })?.draft ?? null;
  if (document.result === 'holds' || document.result === 'unsent') {
    return <Button onClick={() => go({ page: 'proof', setup })}>{diagnoseText.toProof}</Button>;
  }
  if (told?.repair == null || draft === null) return null;
  return (
    <Button appearance="primary" onClick={() => go({ page: 'checks', draft })}>
      {diagnoseText.toPlan}
    </Button>
  );
}
