import type { Target } from '../planning';
import type { Registration } from '../registration/plan';

/** A registration whose application is there or planned. */
export type Registered = Registration & { readonly applicationId: Target };
