import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { StatusBadge, type Tone } from '../../components/status-badge';
import { LongList } from '../../components/long-list';
import { proofText } from '../../text/proof';
import { EvidenceList } from './evidence-list';
import { sideHolds, type Holds, type MailboxProof } from './proof-sides';

const useStyles = makeStyles({
  panel: {
    flex: '1 1 320px',
    minWidth: 0,
    boxSizing: 'border-box',
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderTop: `4px solid ${tokens.colorNeutralStrokeAccessible}`,
  },
  good: { borderTopColor: tokens.colorStatusSuccessBorder2 },
  bad: { borderTopColor: tokens.colorStatusDangerBorder2 },
  late: { borderTopColor: tokens.colorStatusWarningBorder2 },
  head: { display: 'grid', rowGap: tokens.spacingVerticalS, marginBottom: tokens.spacingVerticalM },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  title: { display: 'grid', rowGap: tokens.spacingVerticalXXS, padding: `${tokens.spacingVerticalXS} 0` },
  mail: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
  },
  mailbox: { listStyleType: 'none' },
  address: { overflowWrap: 'anywhere', fontWeight: tokens.fontWeightSemibold },
  state: { color: tokens.colorNeutralForeground2 },
  plain: { padding: `${tokens.spacingVerticalS} 0`, overflowWrap: 'anywhere' },
  empty: { margin: 0 },
});

interface SidePanelProps {
  readonly side: 'inside' | 'outside';
  readonly mailboxes: readonly MailboxProof[];
  /** Nothing is wrong yet: Exchange's caches have not caught up. */
  readonly isNotYet: boolean;
}

/** One side of the proof, mailbox by mailbox, with its evidence. */
export function SidePanel({ side, mailboxes, isNotYet }: SidePanelProps) {
  const styles = useStyles();
  const holds = sideHolds(mailboxes);
  const isLate = isNotYet && holds !== 'yes';
  const tone: Tone = isLate ? 'waiting' : toneOf(holds);
  const words = side === 'inside' ? proofText.sideHolds : proofText.sideRefuses;
  const look = { good: styles.good, bad: styles.bad, waiting: styles.late, neutral: '' }[tone];
  return (
    <section className={mergeClasses(styles.panel, look)}>
      <div className={styles.head}>
        <h3 className={styles.heading}>
          {side === 'inside' ? proofText.inside(mailboxes.length) : proofText.outside}
        </h3>
        <div>
          <StatusBadge tone={tone}>{isLate ? proofText.notYet : words[holds]}</StatusBadge>
        </div>
      </div>
      {mailboxes.length === 0 ? (
        <p className={styles.empty}>{proofText.noOutsider}</p>
      ) : (
        <LongList items={mailboxes} first={8} more={proofText.more}>
          {(mailbox) => <Mailbox key={mailbox.address} side={side} mailbox={mailbox} isNotYet={isNotYet} />}
        </LongList>
      )}
    </section>
  );
}

function toneOf(holds: Holds): 'good' | 'bad' | 'neutral' {
  return holds === 'yes' ? 'good' : holds === 'no' ? 'bad' : 'neutral';
}

interface MailboxProps {
  readonly side: SidePanelProps['side'];
  readonly mailbox: MailboxProof;
  readonly isNotYet: boolean;
}

function Mailbox({ side, mailbox, isNotYet }: MailboxProps) {
  const styles = useStyles();
  const { address, holds, lines } = mailbox;
  const words = side === 'inside' ? proofText.insideMailbox : proofText.outsideMailbox;
  const word = isNotYet && holds === 'no' ? proofText.notYet : words[holds];
  const mail = lines.find(({ part, evidence }) => part === 'sends' && evidence.time !== undefined)?.evidence;
  const title = (
    <span className={styles.title}>
      <span>
        <span className={styles.address}>{address}</span> <span className={styles.state}>{word}</span>
      </span>
      {mail?.time !== undefined && (
        <span className={styles.mail}>{proofText.mail(mail.time, mail.requestId ?? null)}</span>
      )}
    </span>
  );
  return (
    <li className={styles.mailbox}>
      {lines.length === 0 ? (
        <div className={styles.plain}>{title}</div>
      ) : (
        <Accordion collapsible>
          <AccordionItem value="evidence">
            <AccordionHeader expandIconPosition="end">{title}</AccordionHeader>
            <AccordionPanel>
              <EvidenceList lines={lines} />
            </AccordionPanel>
          </AccordionItem>
        </Accordion>
      )}
    </li>
  );
}
