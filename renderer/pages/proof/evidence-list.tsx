import { makeStyles, tokens } from '@fluentui/react-components';
import type { Evidence, ProofPartId } from '../../../electron/contract/proof';
import { CopyButton } from '../../components/copy-button';
import { minuteText } from '../../text/format';
import { proofText } from '../../text/proof';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', rowGap: tokens.spacingVerticalS },
  line: { display: 'grid', rowGap: tokens.spacingVerticalXXS, overflowWrap: 'anywhere' },
  part: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  ids: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  id: { fontFamily: tokens.fontFamilyMonospace },
});

interface EvidenceListProps {
  readonly lines: readonly { readonly part?: ProofPartId; readonly evidence: Evidence }[];
}

/** Lines of evidence, each with the service's time and request id, so that Microsoft's support can find it. */
export function EvidenceList({ lines }: EvidenceListProps) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {lines.map(({ part, evidence }, index) => (
        <li key={`${index} ${evidence.text}`} className={styles.line}>
          {part !== undefined && <span className={styles.part}>{proofText.parts[part]}</span>}
          <span>{evidence.text}</span>
          {(evidence.time !== undefined || evidence.requestId !== undefined) && (
            <span className={styles.ids}>
              {evidence.time !== undefined && <span>{minuteText(evidence.time)}</span>}
              {evidence.requestId !== undefined && (
                <span>
                  {proofText.requestId} <span className={styles.id}>{evidence.requestId}</span>
                  <CopyButton
                    text={evidence.requestId}
                    what={`${proofText.requestId} ${evidence.requestId}`}
                  />
                </span>
              )}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
