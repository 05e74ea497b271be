import type { ActivityDocument } from '../../contract/activity';
import { csvText } from '../../contract/csv';

const head = ['part', 'state', 'time (UTC)', 'who', 'what', 'target', 'result', 'detail'];

/** All lines as a table, a part that has none as one row that says why. */
export function activityTable({ parts }: Pick<ActivityDocument, 'parts'>): string {
  const rows = parts.flatMap(({ id, state, finding, lines }) =>
    lines.length === 0
      ? [[id, state, '', '', finding, '', '', '']]
      : lines.map(({ at, who, what, target, result, detail }) => [
          ...[id, state, at, who, what, target, result ?? '', detail ?? ''],
        ]),
  );
  return csvText([head, ...rows]);
}
