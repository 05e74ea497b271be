import { makeStyles, tokens } from '@fluentui/react-components';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import type { HandoffPreview } from '../../../electron/contract/desk/handoff';
import { handoffText } from '../../text/handoff';
import { VendorField } from './vendor-field';

const useStyles = makeStyles({
  steps: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalXL,
    display: 'grid',
    rowGap: tokens.spacingVerticalM,
  },
  window: {
    margin: `${tokens.spacingVerticalM} 0 0`,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    overflow: 'hidden',
    maxWidth: '720px',
    boxShadow: tokens.shadow4,
  },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground4,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
    fontSize: tokens.fontSizeBase200,
  },
  fields: { display: 'grid', rowGap: tokens.spacingVerticalL, padding: tokens.spacingHorizontalL },
});

/** The vendor's own screen, step by step; the fields stand where they are filled in. */
export function VendorScreen({ preview, setup }: { preview: HandoffPreview; setup: string }) {
  const styles = useStyles();
  return (
    <ol className={styles.steps}>
      {preview.steps.map((step, index) => (
        <li key={`${index} ${step.do}`}>
          {step.do}
          {step.fields && <Screen preview={preview} setup={setup} />}
        </li>
      ))}
    </ol>
  );
}

function Screen({ preview, setup }: { preview: HandoffPreview; setup: string }) {
  const styles = useStyles();
  const { vendor, where, fields } = preview;
  return (
    <div className={styles.window} role="group" aria-label={handoffText.screenName(vendor)}>
      <div className={styles.bar}>
        {where.map((place, index) => (
          <span key={place}>
            {index > 0 && <ChevronRightRegular aria-hidden />} {place}
          </span>
        ))}
      </div>
      <div className={styles.fields}>
        {fields.map((field) => (
          <VendorField key={field.index} field={field} setup={setup} refused={preview.refusal !== null} />
        ))}
      </div>
    </div>
  );
}
