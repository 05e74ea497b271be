import { html, nothing, type Markup } from '../html';
import { command } from '../table';
import type { AsBuiltInput } from './input';

/** What was made for it, as data: the computer that takes it back one day may be another one. */
export function createdPart({ created, record }: AsBuiltInput): Markup {
  if (created === null) return nothing;
  return html`<h3>What was made for it, as data</h3>
    <p>
      Another computer cannot know which mailboxes and licences were made for this. Keep this page, and give
      it there: ${command(`sendwright remove ${record.id} --created as-built.html`)}
    </p>
    <pre class="created">${JSON.stringify(created)}</pre>`;
}

/** The data of such a page as JSON; null where it carries none. */
export function createdIn(page: string): string | null {
  const found = /<pre class="created">([^<]*)<\/pre>/u.exec(page)?.[1];
  if (found === undefined) return null;
  return found.replaceAll(/&#(\d+);/gu, (_all, point: string) => String.fromCodePoint(Number(point)));
}
