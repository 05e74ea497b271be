import { AppError } from '../../contract/errors';
import type { ReviewDocument } from '../../contract/review';
import type { Channels, DeskContext } from './context';
import { refuseSignedOut } from './refusals';
import { setupOfKey } from './setup-of-key';
import { savedThrough } from './save-through';

/** A setup as it is today against what was agreed. What was reviewed last is what is saved. */
export function reviewChannels(desk: DeskContext): Channels<'review.start' | 'review.export'> {
  const { current, operations } = desk;
  let last: { readonly key: string; readonly document: ReviewDocument } | null = null;
  return {
    'review.start': async ({ setup }) => {
      operations.refuseSecond();
      const { key, title } = await setupOfKey(desk, setup);
      refuseSignedOut(desk);
      return operations.begin({ kind: 'review', title, setup: key }, async (options) => {
        const document = await (await current.services()).review(key, options);
        last = { key, document };
        return { kind: 'review', document };
      });
    },
    'review.export': async ({ setup, as }) => {
      const { key, record } = await setupOfKey(desk, setup);
      if (last?.key !== key) throw notReviewed();
      const files = (await current.services()).reviewFiles(last.document);
      const [text, ending, kind] =
        as === 'page' ? ([files.html, 'html', 'Page'] as const) : ([files.csv, 'csv', 'Table'] as const);
      const kinds = [{ name: kind, extensions: [ending] }];
      return savedThrough(
        desk,
        { title: 'Save the review', name: `${record.id}.review.${ending}`, kinds },
        text,
      );
    },
  };
}

function notReviewed(): AppError {
  return new AppError({
    code: 'not-found',
    message: 'This setup was not reviewed since the app was started.',
    who: 'you',
    next: 'Review it, then save that.',
  });
}
