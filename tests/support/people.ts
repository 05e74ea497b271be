import type { TerminalServicesParts } from '../../electron/hosts/terminal/services';
import { signInAs, type ScriptedAccount } from '../../electron/practice/server/sign-in-script';
import { practicePassword } from '../../electron/practice/world/contoso-people';

/** How a person of the first world answers the sign-in pages. */
export function person(local: string, more: Partial<ScriptedAccount> = {}): ScriptedAccount {
  return { username: `${local}@contoso.example`, password: practicePassword, ...more };
}

/** Pages that were opened, and services' parts that let this person answer them. */
export function answeredBy(account: ScriptedAccount): {
  readonly opened: readonly string[];
  readonly parts: Partial<TerminalServicesParts>;
} {
  const opened: string[] = [];
  const openPage = async (url: string): Promise<void> => {
    opened.push(url);
    await signInAs(url, account);
  };
  return { opened, parts: { openPage } };
}

/** Services' parts of a person who types each device code that is shown, on another device. */
export function typingCodes(account: ScriptedAccount): {
  readonly shown: readonly string[];
  readonly parts: Partial<TerminalServicesParts>;
} {
  const shown: string[] = [];
  const err = (text: string): void => {
    const [, page, userCode] = /open the page (\S+) and enter the code (\S+)/u.exec(text) ?? [];
    if (page === undefined || userCode === undefined) return;
    shown.push(userCode);
    // What the page said comes back by the poll; here nobody waits for it.
    signInAs(page, { ...account, userCode }).catch(() => undefined);
  };
  const openPage = async (): Promise<void> => Promise.reject(new Error('no page may be opened here'));
  return { shown, parts: { err, openPage } };
}
