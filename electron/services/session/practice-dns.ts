import { z } from 'zod';
import { AppError } from '../../contract/errors';
import type { DnsLookups } from '../../ports/surroundings';
import type { HttpTransport } from '../../ports/transport';

const answerSchema = z.object({ records: z.array(z.string()) });

/** The domain name system as a practice tenant has it: nothing leaves this computer. */
export function practiceDns(control: string, transport: HttpTransport): DnsLookups {
  const ask = async (type: 'TXT' | 'CNAME', name: string): Promise<readonly string[]> => {
    const url = `${control}/dns/${type}/${encodeURIComponent(name)}`;
    const { status, body } = await transport.send({ method: 'GET', url, headers: {} });
    if (status !== 200) throw new AppError({ code: 'offline', message: 'The practice tenant has no names.' });
    return answerSchema.parse(JSON.parse(body)).records;
  };
  return {
    txt: async (name) => ask('TXT', name),
    cname: async (name) => (await ask('CNAME', name))[0] ?? null,
  };
}
