import type { DiagnosisDetails } from '../../../electron/contract/diagnosis';
import { KeyValue, type KeyValueRow } from '../../components/key-value';
import { Section } from '../../components/section';
import { diagnoseText } from '../../text/diagnose';

const copied = ['requestIds', 'correlationIds', 'traceIds', 'messageIds'] as const;
const shown = ['times', 'tenantIds', 'appIds', 'statuses'] as const;

/** The ids and times in a text, to be copied for Microsoft's support; nothing where there are none. */
export function DetailsView({ details }: { details: DiagnosisDetails }) {
  const rows = rowsOf(details);
  if (rows.length === 0) return null;
  return (
    <Section heading={diagnoseText.details} lead={diagnoseText.detailsLead}>
      <KeyValue rows={rows} />
    </Section>
  );
}

function rowsOf(details: DiagnosisDetails): readonly KeyValueRow[] {
  const { rows, token } = diagnoseText;
  return [
    ...copied.flatMap((name) => rowOf(rows[name], details[name], true)),
    ...shown.flatMap((name) => rowOf(rows[name], details[name], false)),
    ...rowOf(
      rows.tokens,
      details.tokens.map(({ kind, audience, roles, expires }) => token(kind, audience, roles, expires)),
      false,
    ),
  ];
}

function rowOf(name: string, values: readonly (string | number)[], copy: boolean): readonly KeyValueRow[] {
  if (values.length === 0) return [];
  const value = values.join(', ');
  return [copy ? { name, value, copy: value } : { name, value }];
}
