import {
  Body1,
  Caption1,
  makeStyles,
  Radio,
  RadioGroup,
  Select,
  SpinButton,
  tokens,
} from '@fluentui/react-components';
import type { Draft } from '../../../electron/contract/desk/draft';
import { isPfxName } from '../../../electron/contract/key-file';
import { CallButton } from '../../components/call-button';
import { ChoiceLabel } from '../../components/choice-label';
import { ErrorNote } from '../../components/error-note';
import { Section } from '../../components/section';
import { useCall } from '../../state/use-call';
import { useLoad } from '../../state/use-load';
import { draftText } from '../../text/draft';
import { sentenceText } from '../../text/format';
import { DraftField, placeId } from './draft-field';
import { problemsAt } from './draft-model';
import type { PartProps } from './part';

const text = draftText.credential;
const useStyles = makeStyles({ problem: { display: 'block', color: tokens.colorStatusDangerForeground3 } });
const dayLength = 86_400_000;
const monthDays = 30;

type Credential = Draft['credential'];
type Choice = 'secret' | 'certificate' | 'own';

/** What the application signs in with, and for how long. */
export function CredentialPart(props: PartProps) {
  const { draft, issues, change } = props;
  const profiles = useLoad('profiles.list', {});
  const vendor = profiles.kind === 'ready' ? profiles.value.find(({ id }) => id === draft.vendor) : undefined;
  if (draft.app !== undefined) {
    return (
      <Section heading={text.heading}>
        <Body1>{text.none}</Body1>
      </Section>
    );
  }
  const { credential } = draft;
  const chosen: Choice =
    credential.kind === 'secret' ? 'secret' : credential.file === undefined ? 'certificate' : 'own';
  const radio = (choice: Choice, name: string, hint: string) => {
    const kind = choice === 'secret' ? 'secret' : 'certificate';
    const can = vendor === undefined || vendor.credentialKinds.includes(kind);
    const said = can ? hint : text.notOfVendor(vendor.name);
    return (
      <Radio value={choice} disabled={!can} label={<ChoiceLabel name={name} hint={said} off={!can} />} />
    );
  };
  return (
    <Section heading={text.heading} lead={text.lead}>
      <DraftField where="credential" label={text.label} issues={issues}>
        <RadioGroup
          value={chosen}
          onChange={(_, { value }) => change({ credential: chosenAs(value, credential.months) })}
        >
          {radio('secret', text.secret, text.secretHint)}
          {radio('certificate', text.certificate, text.certificateHint)}
          {radio('own', text.own, text.ownHint)}
        </RadioGroup>
      </DraftField>
      {chosen === 'own' ? <OwnCertificate {...props} /> : <Months {...props} />}
      {chosen === 'certificate' && <KeySize {...props} />}
    </Section>
  );
}

function chosenAs(choice: string, months: number): Credential {
  if (choice === 'secret') return { kind: 'secret', months };
  return choice === 'own' ? { kind: 'certificate', months, file: '' } : { kind: 'certificate', months };
}

function Months({ draft, issues, change, touch }: PartProps) {
  const { credential } = draft;
  const end = new Date(Date.now() + credential.months * monthDays * dayLength).toISOString();
  const set = (months: number) => {
    change({ credential: { ...credential, months } });
    touch('credential');
  };
  return (
    <DraftField
      short
      where="credential.months"
      label={text.months}
      hint={text.monthsHint(end)}
      issues={issues}
    >
      <SpinButton
        value={credential.months}
        min={1}
        max={24}
        onChange={(_, { value, displayValue }) => {
          const months = value ?? Number(displayValue);
          if (Number.isFinite(months)) set(months);
        }}
      />
    </DraftField>
  );
}

function KeySize({ draft, issues, change }: PartProps) {
  const { credential } = draft;
  if (credential.kind !== 'certificate') return null;
  return (
    <DraftField where="credential.keySize" label={text.keySize} issues={issues}>
      <Select
        value={String(credential.keySize ?? 2048)}
        onChange={(_, { value }) =>
          change({ credential: { ...credential, keySize: value === '3072' ? 3072 : 2048 } })
        }
      >
        {Object.entries(text.keySizes).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
    </DraftField>
  );
}

function OwnCertificate({ draft, issues, change, touch, save }: PartProps) {
  const styles = useStyles();
  const attach = useCall('setups.attachCertificate');
  const { credential } = draft;
  if (credential.kind !== 'certificate') return null;
  const choose = async () => {
    const kept = await save();
    if (kept === null) return;
    const attached = await attach.run({ draft: kept.id });
    if (!attached.ok || attached.value === null) return;
    change({ credential: { ...credential, file: attached.value.file } });
    touch('credential');
  };
  return (
    <>
      <div id={placeId('credential.file')}>
        <CallButton call={attach} onClick={() => void choose()}>
          {text.attach}
        </CallButton>
        {problemsAt(issues, 'credential.file').map(({ problem }) => (
          <Caption1 key={problem} role="alert" className={styles.problem}>
            {sentenceText(problem)}
          </Caption1>
        ))}
      </div>
      {credential.file !== undefined && credential.file !== '' && (
        <Caption1 role="status">
          {isPfxName(credential.file) ? text.attachedPfx(credential.file) : text.attached(credential.file)}
        </Caption1>
      )}
      {attach.failure !== null && <ErrorNote failure={attach.failure} />}
    </>
  );
}
