import { systemClock } from '../../../electron/hosts/terminal/system-clock';
import { createRecords } from '../../../electron/records/records';
import { intentNumber, setupId, tenantId, recordNumber } from './numbered';

/** Writes numbered records until it is killed, and prints each number once it is safely on disk. */
async function main(directory: string): Promise<void> {
  const records = createRecords({ directory, clock: systemClock });
  await records.lock(tenantId, setupId);
  const journal = records.journal(tenantId, setupId);
  for (let number = (await journal.entries()).length; ; number += 1) {
    await Promise.all([journal.append(intentNumber(number)), records.save(recordNumber(number))]);
    process.stdout.write(`${number}\n`);
  }
}

void main(process.argv[2] ?? '');
