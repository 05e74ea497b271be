import type { Scenes } from '../scene';
import { checksScenes } from './checks';
import { diagnoseScenes } from './diagnose';
import { draftScenes } from './draft';
import { dueScenes } from './due';
import { goLiveScenes } from './go-live';
import { handoffScenes } from './handoff';
import { overviewScenes } from './overview';
import { placesScenes } from './places';
import { planScenes } from './plan';
import { proofScenes } from './proof';
import { removalScenes } from './removal';
import { reviewScenes } from './review';
import { rotationScenes } from './rotation';
import { runScenes } from './run';
import { sendScenes } from './send';
import { signInScenes } from './sign-in';
import { startScenes } from './start';

/** Every page in every state, by name: the page's name first. */
export const scenes: Scenes = {
  ...startScenes,
  ...signInScenes,
  ...draftScenes,
  ...checksScenes,
  ...planScenes,
  ...runScenes,
  ...proofScenes,
  ...handoffScenes,
  ...dueScenes,
  ...goLiveScenes,
  ...sendScenes,
  ...overviewScenes,
  ...diagnoseScenes,
  ...rotationScenes,
  ...reviewScenes,
  ...removalScenes,
  ...placesScenes,
};
