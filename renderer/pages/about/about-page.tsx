import { Body1, makeStyles, tokens } from '@fluentui/react-components';
import type { About } from '../../../electron/contract/desk/app';
import { CallButton } from '../../components/call-button';
import { ErrorNote } from '../../components/error-note';
import { KeyValue } from '../../components/key-value';
import { LoadedView } from '../../components/loaded-view';
import { Page } from '../../components/page';
import { Section } from '../../components/section';
import { StatusBadge } from '../../components/status-badge';
import { useCall } from '../../state/use-call';
import { useLoad } from '../../state/use-load';
import { aboutText } from '../../text/about';
import { product } from '../../text/product';

const useStyles = makeStyles({
  found: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

/** The app, and what it found on this computer. */
export function AboutPage() {
  const about = useLoad('app.about', {});
  return (
    <Page heading={aboutText.heading} lead={product.promise}>
      <LoadedView of={about} label={aboutText.reading}>
        {(found) => <Found about={found} />}
      </LoadedView>
    </Page>
  );
}

function Found({ about }: { about: About }) {
  const open = useCall('app.openLink');
  return (
    <>
      <Section heading={aboutText.product}>
        <KeyValue
          rows={[
            { name: aboutText.version, value: about.version, copy: about.version },
            { name: aboutText.host, value: aboutText.hosts[about.host] },
            ...about.runtime.map(({ name, version }) => ({ name, value: version })),
            { name: aboutText.licence, value: about.licence },
          ]}
        />
        <div>
          <CallButton call={open} onClick={() => void open.run({ link: 'project' })}>
            {aboutText.project}
          </CallButton>
        </div>
        {open.failure !== null && <ErrorNote failure={open.failure} />}
      </Section>
      <Section heading={aboutText.computer} lead={aboutText.keychainNeeded}>
        <KeyValue
          rows={[
            { name: aboutText.keychain, value: <Part {...about.keychain} /> },
            { name: aboutText.powershell, value: <Part {...about.powershell} /> },
          ]}
        />
      </Section>
    </>
  );
}

function Part({ ok, text }: About['keychain']) {
  const styles = useStyles();
  return (
    <span className={styles.found}>
      <StatusBadge tone={ok ? 'good' : 'warning'}>{ok ? aboutText.good : aboutText.bad}</StatusBadge>
      <Body1>{text}</Body1>
    </span>
  );
}
