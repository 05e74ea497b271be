import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ProofDocument } from '../../../electron/contract/proof';
import { WaitClock } from '../../components/operation/wait-clock';
import { pathOfProof } from '../../components/pictures/path-of-proof';
import { ReachMeter } from '../../components/pictures/reach-meter';
import { reachOfProof } from '../../components/pictures/reach-model';
import { SendingPath } from '../../components/pictures/sending-path';
import { Section } from '../../components/section';
import { Verdict, type VerdictTone } from '../../components/verdict';
import { proofText } from '../../text/proof';
import { PartRow } from './part-row';
import { partsByWeight, sidesOf } from './proof-sides';
import { SidePanel } from './side-panel';

const useStyles = makeStyles({
  sides: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL, alignItems: 'flex-start' },
  parts: { listStyleType: 'none', margin: 0, padding: 0 },
  line: { margin: 0 },
  list: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalXL,
    display: 'grid',
    rowGap: tokens.spacingVerticalXS,
  },
  soft: { margin: 0, color: tokens.colorNeutralForeground2 },
});

const tones: Readonly<Record<ProofDocument['verdict'], VerdictTone>> = {
  proven: 'good',
  failed: 'bad',
  'not-yet-effective': 'waiting',
  unknown: 'unknown',
};

interface ProofViewProps {
  readonly proof: ProofDocument;
  readonly now: number;
  /** What comes next, under the verdict. */
  readonly actions: ReactNode;
}

/** A proof: verdict, clock, both sides, the whole, what only people can see. */
export function ProofView({ proof, now, actions }: ProofViewProps) {
  const styles = useStyles();
  const { inside, outside } = sidesOf(proof);
  const withWhat = proof.provenWith === undefined ? null : proofText.provenWith[proof.provenWith];
  const isNotYet = proof.verdict === 'not-yet-effective';
  return (
    <>
      <Verdict tone={tones[proof.verdict]} title={proofText.verdicts[proof.verdict]} actions={actions}>
        <p className={styles.line}>{proof.summary}</p>
        {withWhat !== null && <p className={styles.line}>{withWhat}</p>}
        {proof.stage === 'test' && <p className={styles.line}>{proofText.stage}</p>}
        <EffectClock proof={proof} now={now} />
        <p className={styles.soft}>{proofText.when(proof.finishedAt, proof.rounds)}</p>
      </Verdict>
      <div className={styles.sides}>
        <SidePanel side="inside" mailboxes={inside} isNotYet={isNotYet} />
        <SidePanel side="outside" mailboxes={outside} isNotYet={isNotYet} />
      </div>
      <Section heading={proofText.reach}>
        <ReachMeter picture={reachOfProof(proof.reach, proof.senders.length)} measured />
      </Section>
      <Section heading={proofText.path}>
        <SendingPath picture={pathOfProof(proof)} />
      </Section>
      <Section heading={proofText.wholeTitle}>
        <ul className={styles.parts}>
          {partsByWeight(proof).map((part) => (
            <PartRow key={part.id} part={part} />
          ))}
        </ul>
      </Section>
      {proof.checklist.length > 0 && (
        <Section heading={proofText.checklist} lead={proofText.checklistLead}>
          <ul className={styles.list}>
            {proof.checklist.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

/** The clock of "configured, not yet effective" (design rule 8). Nothing where it is not that. */
function EffectClock({ proof, now }: { proof: ProofDocument; now: number }) {
  const styles = useStyles();
  const { effect, nextTry } = proof;
  if (effect == null) {
    return nextTry === null ? null : (
      <WaitClock
        waiting={{ for: 'Microsoft’s services', until: nextTry }}
        now={now}
        note={proofText.lookNote}
      />
    );
  }
  return (
    <>
      <WaitClock
        waiting={{ for: effect.waitsFor, until: effect.nextLook }}
        now={now}
        note={proofText.lookNote}
      />
      <p className={styles.soft}>
        {proofText.since(effect.since)} {proofText.latest(effect.latest)}
      </p>
      {effect.overdue && (
        <div>
          <p className={styles.line}>{proofText.overdue}</p>
          <ul className={styles.list}>
            {effect.lookAt.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
