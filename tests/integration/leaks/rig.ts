import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCli, type CliResult } from '../../support/cli';
import { Control } from '../../support/control';
import { filesBelow, type Place } from '../../support/leak-scan';
import { recordProcesses, type ProcessRecord } from '../../support/record-processes';
import { SecretsSeen } from '../../support/secrets-seen';
import { startTenant, type TestTenant } from '../../support/tenant';

/** A tenant, the real command line on it, and everything that either of them wrote or printed. */
export class LeakRig {
  readonly secrets = new SecretsSeen();
  /** Files that may hold a secret, relative to the folder. */
  readonly allowed: string[] = [];
  script: string | undefined;
  /** Added to the environment of the commands. */
  env: NodeJS.ProcessEnv = {};
  readonly #printed: Place[] = [];

  private constructor(
    readonly tenant: TestTenant,
    readonly work: string,
    private readonly processes: ProcessRecord,
  ) {}

  static async open(): Promise<LeakRig> {
    let rig: LeakRig | null = null;
    const tenant = await startTenant({ observe: (...seen) => rig?.secrets.observe(...seen) });
    const work = join(tenant.folder, 'work');
    mkdirSync(join(work, 'tmp'), { recursive: true });
    rig = new LeakRig(tenant, work, recordProcesses(tenant.folder));
    return rig;
  }

  /** Runs a command in the work folder; what it leaves in the temporary folder is looked at too. */
  async run(...args: readonly string[]): Promise<CliResult> {
    const common = ['--practice', this.tenant.infoFile, '--data', join(this.work, 'data')];
    return this.bare(...args, ...(args[0] === 'open' ? [] : common));
  }

  /** Runs a command without the common options. */
  async bare(...args: readonly string[]): Promise<CliResult> {
    const env = { ...this.processes.env, TMPDIR: join(this.work, 'tmp'), ...this.env };
    const result = await runCli(args, this.work, env, this.script);
    const name = args.slice(0, 3).join(' ');
    this.#printed.push(
      { name: `standard output of ${name}`, bytes: Buffer.from(result.stdout) },
      { name: `standard error of ${name}`, bytes: Buffer.from(result.stderr) },
    );
    return result;
  }

  /** Writes a file into the work folder. */
  write(name: string, text: string): void {
    writeFileSync(join(this.work, name), text);
  }

  /** Everything there is to look at, what may hold a secret left out. */
  async places(): Promise<readonly Place[]> {
    const control = new Control(this.tenant.info, this.tenant.ca);
    const shown = { requests: await control.requests(), world: await control.world() };
    return [
      ...filesBelow(this.work, this.allowed),
      ...this.#printed,
      { name: 'arguments and environment of processes', bytes: Buffer.from(this.processes.read()) },
      { name: 'what the practice tenant shows', bytes: Buffer.from(JSON.stringify(shown)) },
    ];
  }
}
