import type { Scenes } from '../scene';
import { startScenes } from './start';

/** Every page in every state, by name: the page's name first. */
export const scenes: Scenes = { ...startScenes };
