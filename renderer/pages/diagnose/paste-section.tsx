import {
  Button,
  Field,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useState, type SyntheticEvent } from 'react';
import { boundedText } from '../../../electron/contract/bounded-text';
import type { DiagnosisDocument } from '../../../electron/contract/diagnosis';
import { ErrorNote } from '../../components/error-note';
import { Section } from '../../components/section';
import { useCall } from '../../state/use-call';
import { diagnoseText } from '../../text/diagnose';
import { DetailsView } from './details-view';
import { FindingCard } from './finding-card';
import { UnknownText } from './unknown-text';

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: tokens.spacingVerticalM },
  area: { fontFamily: tokens.fontFamilyMonospace, width: '100%' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  cards: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', rowGap: tokens.spacingVerticalL },
});

/** A box to paste an error into, and what it means. */
export function PasteSection({ setup }: { setup: string | null }) {
  const styles = useStyles();
  const ask = useCall('diagnosis.text');
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const [found, setFound] = useState<{ readonly document: DiagnosisDocument; readonly cut: boolean } | null>(
    null,
  );
  const explain = async (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    const { text: read, cut } = boundedText(text);
    if (read.trim() === '' || ask.pending) return;
    const end = await ask.run({ text: read });
    setFound(end.ok ? { document: end.value, cut } : null);
  };
  const clear = () => {
    setText('');
    setTried(false);
    setFound(null);
    ask.clear();
  };
  const missing = tried && text.trim() === '';
  return (
    <Section heading={diagnoseText.pasteHeading} lead={diagnoseText.pasteLead}>
      <form className={styles.form} onSubmit={(event) => void explain(event)} noValidate>
        <Field
          label={diagnoseText.paste}
          hint={diagnoseText.pasteHint}
          {...(missing
            ? { validationState: 'error' as const, validationMessage: diagnoseText.pasteMissing }
            : {})}
        >
          <Textarea
            resize="vertical"
            rows={6}
            spellCheck={false}
            className={styles.area}
            textarea={{ className: styles.area }}
            value={text}
            onChange={(_, { value }) => setText(value)}
          />
        </Field>
        <div className={styles.actions}>
          <Button type="submit" appearance="primary" disabledFocusable={ask.pending}>
            {diagnoseText.explain}
          </Button>
          {(text !== '' || found !== null) && <Button onClick={clear}>{diagnoseText.clear}</Button>}
        </div>
      </form>
      {ask.failure !== null && <ErrorNote failure={ask.failure} />}
      {found !== null && <Found document={found.document} cut={found.cut} setup={setup} />}
    </Section>
  );
}

interface FoundProps {
  readonly document: DiagnosisDocument;
  readonly cut: boolean;
  readonly setup: string | null;
}

function Found({ document, cut, setup }: FoundProps) {
  const styles = useStyles();
  const { findings, secrets } = document;
  return (
    <Section heading={diagnoseText.results(document)}>
      {secrets > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{diagnoseText.secrets(secrets)}</MessageBarBody>
        </MessageBar>
      )}
      {findings.length > 0 && (
        <ul className={styles.cards}>
          {findings.map((finding) => (
            <FindingCard key={finding.id} finding={finding} setup={setup} />
          ))}
        </ul>
      )}
      <UnknownText document={document} cut={cut || document.cut} />
      <DetailsView details={document.details} />
    </Section>
  );
}
