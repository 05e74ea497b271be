import { signInAs, type ScriptedAccount } from '../../../electron/practice/server/sign-in-script';

/** Answers a sign-in page that was opened; what the page says comes back to the app by its own listener. */
export function answerSignIn(url: string, person: ScriptedAccount): void {
  signInAs(url, person).catch((error: unknown) => {
    process.stdout.write(`e2e: a sign-in page was not answered to its end: ${String(error)}\n`);
  });
}
