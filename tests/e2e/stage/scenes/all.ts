import type { Scenes } from '../scene';
import { draftScenes } from './draft';
import { placesScenes } from './places';
import { signInScenes } from './sign-in';
import { startScenes } from './start';

/** Every page in every state, by name: the page's name first. */
export const scenes: Scenes = { ...startScenes, ...signInScenes, ...draftScenes, ...placesScenes };
