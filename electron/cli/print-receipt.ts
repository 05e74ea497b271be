import type { ReceiptDocument } from '../contract/documents';
import { minuteText } from '../contract/minutes';
import { plain } from './plain';
import type { Style } from './style';

/** Who took it over and when, what was found there, and how sure that is. */
export function receiptText(made: ReceiptDocument, style: Style): string {
  const { setup, receivedBy, receivedAt, test, confirmed, isLast } = plain(made);
  const works = test === null || test.result === 'works';
  return [
    style.item(
      style.pass,
      `${style.bold(setup)} was taken over by ${receivedBy}, ${minuteText(receivedAt)}`,
      0,
    ),
    ...(test === null ? [] : [style.item(works ? style.pass : style.warn, `There: ${test.message}`)]),
    style.item(
      confirmed ? style.pass : style.open,
      confirmed
        ? 'Whoever wrote the receipt has the credential.'
        : 'Whether its writer has the credential cannot be told here; its name is what the vendor wrote.',
    ),
    ...(isLast ? [] : [style.item(style.warn, 'It is for an earlier handoff than the last one.')]),
    ...(works || test.next === null ? [] : [style.item('Next:', test.next)]),
  ].join('\n');
}
