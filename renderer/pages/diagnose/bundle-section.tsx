import { Body1Strong, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { SupportFile } from '../../../electron/contract/support';
import { CallButton } from '../../components/call-button';
import { ErrorNote } from '../../components/error-note';
import { SaveButton } from '../../components/save';
import { Section } from '../../components/section';
import { useCall } from '../../state/use-call';
import { diagnoseText } from '../../text/diagnose';

const useStyles = makeStyles({
  files: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', rowGap: tokens.spacingVerticalL },
  file: { display: 'grid', rowGap: tokens.spacingVerticalXS, minWidth: 0 },
  head: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalM, alignItems: 'baseline' },
  name: { margin: 0, fontFamily: tokens.fontFamilyMonospace },
  soft: { color: tokens.colorNeutralForeground2 },
  text: {
    margin: 0,
    padding: tokens.spacingHorizontalM,
    maxHeight: '220px',
    overflow: 'auto',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
});

/** What support needs of a setup: shown whole, then saved as it was shown. */
export function BundleSection({ setup }: { setup: string }) {
  const make = useCall('diagnosis.bundle');
  const [files, setFiles] = useState<readonly SupportFile[] | null>(null);
  const show = async () => {
    const end = await make.run({ setup });
    setFiles(end.ok ? end.value.files : null);
  };
  return (
    <Section heading={diagnoseText.bundleHeading} lead={diagnoseText.bundleLead}>
      <div>
        <CallButton call={make} onClick={() => void show()}>
          {files === null ? diagnoseText.bundleShow : diagnoseText.bundleAgain}
        </CallButton>
      </div>
      {make.failure !== null && <ErrorNote failure={make.failure} />}
      {files !== null && (
        <>
          <Files files={files} />
          <SaveButton
            channel="diagnosis.saveBundle"
            input={{ setup }}
            label={diagnoseText.bundleSave}
            text={diagnoseText.bundleSaved}
          />
        </>
      )}
    </Section>
  );
}

function Files({ files }: { files: readonly SupportFile[] }) {
  const styles = useStyles();
  return (
    <ul className={styles.files} aria-label={diagnoseText.bundleFiles}>
      {files.map(({ name, text }) => (
        <li key={name} className={styles.file}>
          <span className={styles.head}>
            <Body1Strong as="h3" className={styles.name}>
              {name}
            </Body1Strong>
            <Caption1 className={styles.soft}>{diagnoseText.lines(text)}</Caption1>
          </span>
          {/* It scrolls, so the keyboard must reach it. */}
          <pre className={styles.text} tabIndex={0} role="region" aria-label={name}>
            {text}
          </pre>
        </li>
      ))}
    </ul>
  );
}
