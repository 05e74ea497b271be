import { forgetRegistered } from '../../electron/log/redact/registered';

// A secret of one file is an innocent word in another; and each one that is kept makes every line of the log slower.
forgetRegistered();
