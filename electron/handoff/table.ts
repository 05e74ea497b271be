import type { Markup } from './html';
import { html } from './html';

/** One row of a two-column table; empty where there is nothing to tell. */
export function row(name: string, value: string | Markup): Markup {
  return html`<tr>
    <th scope="row">${name}</th>
    <td>${value}</td>
  </tr>`;
}

/** A column: its heading and its share of the width, in percent. */
type Column = readonly [heading: string, share: number];

/** A table with a heading over each column; on a narrow screen each cell repeats its column's name. */
export function wideTable(
  columns: readonly Column[],
  rows: readonly (readonly (string | Markup)[])[],
): Markup {
  return html`<table class="wide">
    <colgroup>
      ${columns.map(([, share]) => html`<col style="width: ${share}%" />`)}
    </colgroup>
    <thead>
      <tr>
        ${columns.map(([heading]) => html`<th scope="col">${heading}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (cells) =>
          html`<tr>
            ${cells.map((cell, index) => cellOf(cell, index, columns))}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function cellOf(cell: string | Markup, index: number, columns: readonly Column[]): Markup {
  if (index === 0) return html`<th scope="row">${cell}</th>`;
  return html`<td data-column="${columns[index]?.[0] ?? ''}">${cell}</td>`;
}

/** A value to be copied letter by letter. */
export function code(text: string): Markup {
  return html`<code>${text}</code>`;
}

/** A command to be typed or pasted, on a line of its own. */
export function command(text: string): Markup {
  return html`<pre><code>${text}</code></pre>`;
}

/** What the records do not tell: said, never guessed. */
export function unknown(why: string): Markup {
  return html`<span class="warn">unknown</span>: ${why}`;
}
