import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from '@fluentui/react-components';
import type { HandoffPreview } from '../../../electron/contract/desk/handoff';
import { KeyValue } from '../../components/key-value';
import { LoadedView } from '../../components/loaded-view';
import { LongList } from '../../components/long-list';
import { Page } from '../../components/page';
import { SaveButton } from '../../components/save';
import { Section } from '../../components/section';
import { Verdict } from '../../components/verdict';
import { useDesk } from '../../state/desk-context';
import { useRoute } from '../../state/route-context';
import { useLoad } from '../../state/use-load';
import { useOperation } from '../../state/use-operation';
import { handoffText } from '../../text/handoff';
import type { PageProps } from '../page-props';
import { FolderSection } from './folder-section';
import { ReceiptSection } from './receipt-section';
import { VendorScreen } from './vendor-screen';

const useStyles = makeStyles({
  list: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalXL,
    display: 'grid',
    rowGap: tokens.spacingVerticalXS,
  },
  line: { margin: 0 },
});

/** What the vendor gets: its own screen, and the folder. */
export function HandoffPage({ route }: PageProps<'handoff'>) {
  const { setup } = route;
  const operation = useOperation('handoff', setup);
  const { setupsVersion } = useDesk();
  const loaded = useLoad('handoff.preview', { setup }, setupsVersion);
  return (
    <Page heading={handoffText.heading} lead={handoffText.lead}>
      <LoadedView of={loaded} label={handoffText.loading}>
        {(preview) => (
          <>
            <Hindrances preview={preview} setup={setup} />
            <Section heading={handoffText.screenTitle(preview.vendor)} lead={handoffText.screenLead}>
              <MaySendFrom senders={preview.senders} />
              <VendorScreen preview={preview} setup={setup} />
            </Section>
            <Notes notes={preview.notes} />
            <FolderSection setup={setup} preview={preview} operation={operation} />
            <AsBuilt setup={setup} />
            <ReceiptSection setup={setup} />
          </>
        )}
      </LoadedView>
    </Page>
  );
}

/** The vendor's steps speak of these mailboxes. */
function MaySendFrom({ senders }: { senders: readonly string[] }) {
  const value = (
    <LongList items={senders} plain more={handoffText.moreSenders}>
      {(sender) => <li key={sender}>{sender}</li>}
    </LongList>
  );
  return <KeyValue rows={[{ name: handoffText.senders, value }]} />;
}

/** Why it cannot be handed over, and what must be known before. */
function Hindrances({ preview, setup }: { preview: HandoffPreview; setup: string }) {
  const styles = useStyles();
  const { go } = useRoute();
  const { refusal, warnings } = preview;
  return (
    <>
      {refusal !== null && (
        <Verdict
          tone="waiting"
          title={handoffText.refusalTitle}
          actions={<Button onClick={() => go({ page: 'proof', setup })}>{handoffText.refusalNext}</Button>}
        >
          <p className={styles.line}>{refusal}</p>
        </Verdict>
      )}
      {warnings.length > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{handoffText.warningsTitle}</MessageBarTitle>
            <ul className={styles.list}>
              {warnings.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
          </MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}

function Notes({ notes }: { notes: readonly string[] }) {
  const styles = useStyles();
  if (notes.length === 0) return null;
  return (
    <Section heading={handoffText.notes}>
      <ul className={styles.list}>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </Section>
  );
}

/** The page for the customer. */
function AsBuilt({ setup }: { setup: string }) {
  return (
    <Section heading={handoffText.asBuiltTitle} lead={handoffText.asBuiltLead}>
      <SaveButton
        channel="handoff.asBuilt"
        input={{ setup }}
        label={handoffText.asBuilt}
        text={handoffText.savedAs}
      />
    </Section>
  );
}
