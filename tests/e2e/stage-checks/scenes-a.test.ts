import { checkScenes } from './check-scenes';

checkScenes(0);
