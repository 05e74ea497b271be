import type { ActivityServices } from './activity-services';
import type { DueServices } from './due-services';
import type { ExportServices } from './export-services';
import type { GoLiveServices } from './go-live-services';
import type { RemovalServices } from './removal-services';
import type { ReviewServices } from './review-services';
import type { RotateServices } from './rotate-services';
import type { UnattendedServices } from './unattended-services';

/** The years after the handoff: each capability has an interface of its own. */
export type UpkeepServices = GoLiveServices &
  ActivityServices &
  DueServices &
  ExportServices &
  RemovalServices &
  ReviewServices &
  RotateServices &
  UnattendedServices;
