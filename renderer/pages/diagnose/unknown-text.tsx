import { Body1Strong, makeStyles, tokens } from '@fluentui/react-components';
import type { DiagnosisDocument } from '../../../electron/contract/diagnosis';
import { diagnoseText } from '../../text/diagnose';

const useStyles = makeStyles({
  box: { display: 'grid', rowGap: tokens.spacingVerticalS },
  list: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalXL,
    display: 'grid',
    rowGap: tokens.spacingVerticalXS,
    maxWidth: '720px',
    overflowWrap: 'anywhere',
  },
  heading: { margin: 0 },
  soft: { margin: 0, color: tokens.colorNeutralForeground2 },
});

interface UnknownTextProps {
  readonly document: DiagnosisDocument;
  readonly cut: boolean;
}

/** What a text does not tell: what is written alike, and what to do instead of guessing. Nothing where it tells all. */
export function UnknownText({ document: { nearest, advice }, cut }: UnknownTextProps) {
  const styles = useStyles();
  if (nearest.length === 0 && advice.length === 0 && !cut) return null;
  return (
    <div className={styles.box}>
      {nearest.length > 0 && (
        <>
          <Body1Strong as="h3" className={styles.heading}>
            {diagnoseText.nearest}
          </Body1Strong>
          <ul className={styles.list}>
            {nearest.map(({ id, title, code, likeness }) => (
              <li key={id}>
                {`${code === null ? title : `${code}: ${title}`} (${diagnoseText.alike(likeness)})`}
              </li>
            ))}
          </ul>
        </>
      )}
      {advice.length > 0 && (
        <>
          <Body1Strong as="h3" className={styles.heading}>
            {diagnoseText.advice}
          </Body1Strong>
          <ul className={styles.list}>
            {advice.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
      {cut && <p className={styles.soft}>{diagnoseText.cut}</p>}
    </div>
  );
}
