import type { Page } from 'playwright';
import { AppPage } from './app-page';
import { DiagnosePage } from './diagnose-page';
import { HandoffPage } from './handoff-page';
import { ProofPage } from './proof-page';
import { RunPage } from './run-page';
import { SendPage } from './send-page';
import { SetupPage } from './setup-page';
import { SignInPage } from './sign-in-page';

/** The window's pages by what a person sees and presses. */
export interface Pages {
  readonly app: AppPage;
  readonly signIn: SignInPage;
  readonly setup: SetupPage;
  readonly run: RunPage;
  readonly proof: ProofPage;
  readonly send: SendPage;
  readonly handoff: HandoffPage;
  readonly diagnose: DiagnosePage;
}

/** All pages over the window's page; after a restart that is another one. */
export function pagesOf(page: Page): Pages {
  return {
    app: new AppPage(page),
    signIn: new SignInPage(page),
    setup: new SetupPage(page),
    run: new RunPage(page),
    proof: new ProofPage(page),
    send: new SendPage(page),
    handoff: new HandoffPage(page),
    diagnose: new DiagnosePage(page),
  };
}
