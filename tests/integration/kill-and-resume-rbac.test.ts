import { describe } from 'vitest';
import { describeKillAndResume } from '../support/kill-and-resume';

describe('kill and resume, rbac', () => describeKillAndResume('rbac'));
