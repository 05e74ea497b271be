/** Functions that run inside the page, handed to Playwright's `evaluate`. Each stands alone: nothing of a module is there. */

/** How high the window must be for the whole page to show. */
export function contentHeight(): number {
  const main = document.querySelector('main') ?? document.body;
  return Math.ceil(main.scrollHeight + Math.max(0, main.getBoundingClientRect().top));
}

/** Comes true once the fonts are there. */
export async function fontsReady(): Promise<boolean> {
  await document.fonts.ready;
  return true;
}

/** Comes true when what was changed is drawn: the first picture after it may still be the old one. */
export async function redrawn(): Promise<boolean> {
  const frame = () => new Promise((drawn) => void requestAnimationFrame(drawn));
  await frame();
  await frame();
  await frame();
  return true;
}

interface Remembering {
  looks?: Map<Element, string>;
  lookOf?: (element: Element) => string;
}

/** Remembers how everything that takes the focus looks without it; answers how many there are. */
export function rememberLooks(): number {
  const styleOf = (element: Element | null | undefined): string =>
    ['', '::before', '::after']
      .map((part) => {
        if (element === null || element === undefined) return '';
        const style = getComputedStyle(element, part);
        return [style.outline, style.boxShadow, style.border, style.borderBottom, style.transform].join(';');
      })
      .join(';');
  const lookOf = (element: Element): string => {
    const { parentElement: parent, nextElementSibling: next } = element;
    return [element, parent, parent?.parentElement, next].map(styleOf).join('|');
  };
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  const looks = new Map<Element, string>();
  const focusable = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  for (const element of document.querySelectorAll(focusable)) {
    const { width, height } = element.getBoundingClientRect();
    const off =
      element.matches(':disabled, [tabindex="-1"], [data-tabster-dummy]') || width === 0 || height === 0;
    if (!off) looks.set(element, lookOf(element));
  }
  Object.assign(window as Remembering, { looks, lookOf });
  return looks.size;
}

/** Gives the focus to all that was remembered, one after the other; answers whatever looks the same with it. */
export function focusEach(): readonly string[] {
  const { looks = new Map<Element, string>(), lookOf } = window as Remembering;
  const unseen: string[] = [];
  for (const [element, before] of looks) {
    if (!(element instanceof HTMLElement)) continue;
    element.focus();
    // A dialog keeps the focus from what is behind it.
    if (document.activeElement !== element) continue;
    if (lookOf?.(element) === before) unseen.push(`${element.tagName.toLowerCase()} ${element.textContent}`);
    element.blur();
  }
  return unseen.map((name) => name.slice(0, 60));
}

/** What has the focus now: its name, and whether one sees that it has it; null where nothing has. */
export function focusSeen(): {
  readonly name: string;
  readonly seen: boolean;
  readonly inView: boolean;
} | null {
  const element = document.activeElement;
  if (element === null || element === document.body) return null;
  const box = element.getBoundingClientRect();
  const name = `${element.tagName.toLowerCase()} ${element.getAttribute('aria-label') ?? element.textContent}`;
  const { looks, lookOf } = window as Remembering;
  const before = looks?.get(element);
  return {
    name: `${name.slice(0, 60)} ${element.id}`.trim(),
    seen: before === undefined || before !== lookOf?.(element),
    inView: box.bottom > 0 && box.top < window.innerHeight && box.right > 0 && box.left < window.innerWidth,
  };
}

/** Where something sticks out sideways: the page would have to be scrolled in two directions to be read. */
export function stickingOut(): readonly string[] {
  const width = document.documentElement.clientWidth;
  const found: string[] = [];
  for (const element of document.querySelectorAll('body *')) {
    const box = element.getBoundingClientRect();
    if (box.width === 0 || box.height === 0 || box.right <= width + 1) continue;
    const hidden =
      element.closest('[aria-hidden="true"], [data-tabster-dummy], [data-scrolls-sideways]') !== null;
    if (!hidden) found.push(`${element.tagName.toLowerCase()} ${element.textContent.slice(0, 50)}`);
  }
  return found.slice(-3);
}

/** Puts a bridge onto the window that knows of nothing: as the app is when it is opened for the first time. */
export function answerNothing(): void {
  const state = {
    ...{ seq: 0, target: null, practice: { kind: 'off' }, signIn: { kind: 'signed-out', error: null } },
    ...{ operation: null, setupsVersion: 0, notices: [] },
  };
  const known: Readonly<Record<string, unknown>> = { 'app.state': state, 'setups.list': [] };
  const invoke = new Proxy(
    {},
    {
      get: (_, channel) => () =>
        String(channel) in known
          ? Promise.resolve({ ok: true, value: known[String(channel)] })
          : new Promise(() => undefined),
    },
  );
  Object.assign(window, { sendwright: { invoke, listen: () => () => undefined } });
}
