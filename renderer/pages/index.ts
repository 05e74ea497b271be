import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { PageName } from '../state/route';
import type { PageProps } from './page-props';
import { StartPage } from './start/start-page';

type Shown<P extends PageName> = ComponentType<PageProps<P>>;
type PageTable = {
  readonly [P in PageName]: P extends 'start' ? Shown<P> : LazyExoticComponent<Shown<P>>;
};

/** Every page, loaded when it is opened first; the first one comes with the window. */
export const pages: PageTable = {
  start: StartPage,
  'sign-in': lazy(() => import('./sign-in/sign-in-page').then((page) => ({ default: page.SignInPage }))),
  due: lazy(() => import('./due/due-page').then((page) => ({ default: page.DuePage }))),
  settings: lazy(() => import('./settings/settings-page').then((page) => ({ default: page.SettingsPage }))),
  log: lazy(() => import('./log/log-page').then((page) => ({ default: page.LogPage }))),
  about: lazy(() => import('./about/about-page').then((page) => ({ default: page.AboutPage }))),
  diagnose: lazy(() => import('./diagnose/diagnose-page').then((page) => ({ default: page.DiagnosePage }))),
  draft: lazy(() => import('./draft/draft-page').then((page) => ({ default: page.DraftPage }))),
  checks: lazy(() => import('./checks/checks-page').then((page) => ({ default: page.ChecksPage }))),
  plan: lazy(() => import('./plan/plan-page').then((page) => ({ default: page.PlanPage }))),
  run: lazy(() => import('./run/run-page').then((page) => ({ default: page.RunPage }))),
  overview: lazy(() => import('./overview/overview-page').then((page) => ({ default: page.OverviewPage }))),
  proof: lazy(() => import('./proof/proof-page').then((page) => ({ default: page.ProofPage }))),
  handoff: lazy(() => import('./handoff/handoff-page').then((page) => ({ default: page.HandoffPage }))),
  'go-live': lazy(() => import('./go-live/go-live-page').then((page) => ({ default: page.GoLivePage }))),
  rotation: lazy(() => import('./rotation/rotation-page').then((page) => ({ default: page.RotationPage }))),
  review: lazy(() => import('./review/review-page').then((page) => ({ default: page.ReviewPage }))),
  removal: lazy(() => import('./removal/removal-page').then((page) => ({ default: page.RemovalPage }))),
  send: lazy(() => import('./send/send-page').then((page) => ({ default: page.SendPage }))),
};
