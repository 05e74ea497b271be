import { Button, Checkbox, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { useState } from 'react';
import { ChoiceLabel } from '../../components/choice-label';
import { Section } from '../../components/section';
import { useLoad } from '../../state/use-load';
import { draftText } from '../../text/draft';
import { DraftField } from './draft-field';
import { emptyDraft } from './draft-model';
import type { PartProps } from './part';

const text = draftText.application;
/** The vendor of a new setup, until one is chosen. */
const generic = emptyDraft('').vendor;
const useStyles = makeStyles({ more: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalM})` } });

/** Which application, of which vendor, in which tenant. */
export function ApplicationPart(props: PartProps) {
  const { draft, issues, change, touch } = props;
  const profiles = useLoad('profiles.list', {});
  const known = profiles.kind === 'ready' ? profiles.value : [];
  const isKnown = known.some(({ id }) => id === draft.vendor);
  const choose = (vendor: string) => {
    const kinds = known.find(({ id }) => id === vendor)?.credentialKinds ?? [];
    const [first] = kinds;
    const keeps = first === undefined || kinds.includes(draft.credential.kind);
    change(keeps ? { vendor } : { vendor, credential: { kind: first, months: draft.credential.months } });
  };
  return (
    <Section heading={text.heading}>
      <DraftField where="vendor" label={text.vendor} hint={text.vendorHint} issues={issues}>
        <Select value={draft.vendor} onChange={(_, { value }) => choose(value)}>
          {!isKnown && <option value={draft.vendor}>{draft.vendor}</option>}
          {known.map(({ id, name }) => (
            <option key={id} value={id}>
              {id === generic ? text.otherVendor : name}
            </option>
          ))}
        </Select>
      </DraftField>
      <DraftField where="application" label={text.name} hint={text.nameHint} required issues={issues}>
        <Input
          value={draft.application}
          onChange={(_, { value }) => change({ application: value })}
          onBlur={() => touch('application')}
        />
      </DraftField>
      <DraftField where="tenant" label={text.tenant} hint={text.tenantHint} required issues={issues}>
        <Input
          value={draft.tenant}
          spellCheck={false}
          onChange={(_, { value }) => change({ tenant: value })}
          onBlur={() => touch('tenant')}
        />
      </DraftField>
      <SpecialCases {...props} />
    </Section>
  );
}

function SpecialCases({ draft, issues, change, touch }: PartProps) {
  const owned = draft.app !== undefined;
  const styles = useStyles();
  const [open, setOpen] = useState(owned || draft.sameName === 'new');
  if (!open) {
    return (
      <div className={styles.more}>
        <Button
          appearance="subtle"
          icon={<ChevronRightRegular />}
          aria-expanded={false}
          onClick={() => setOpen(true)}
        >
          {text.more}
        </Button>
      </div>
    );
  }
  return (
    <div role="group" aria-label={text.more}>
      <Checkbox
        checked={draft.sameName === 'new'}
        label={<ChoiceLabel name={text.sameName} hint={text.sameNameHint} />}
        onChange={(_, { checked }) => change({ sameName: checked === true ? 'new' : undefined })}
      />
      <div>
        <Checkbox
          checked={owned}
          label={<ChoiceLabel name={text.vendorOwned} hint={text.vendorOwnedHint} />}
          onChange={(_, { checked }) => change({ app: checked === true ? { clientId: '' } : undefined })}
        />
      </div>
      {owned && (
        <DraftField where="app.clientId" label={text.clientId} required issues={issues}>
          <Input
            value={draft.app?.clientId ?? ''}
            spellCheck={false}
            onChange={(_, { value }) => change({ app: { clientId: value } })}
            onBlur={() => touch('app')}
          />
        </DraftField>
      )}
    </div>
  );
}
