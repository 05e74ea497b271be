import { describe, expect, it } from 'vitest';
import { html } from '../../../../electron/practice/pages/html';

describe('html', () => {
  it('escapes every value but markup of its own', () => {
    const inner = html`<b>${'a<b'}</b>`;
    expect(html`<p title="${`"'&`}">${inner}${[inner]}${null}${0}</p>`.text).toBe(
      '<p title="&quot;&#39;&amp;"><b>a&lt;b</b><b>a&lt;b</b>0</p>',
    );
  });
});
