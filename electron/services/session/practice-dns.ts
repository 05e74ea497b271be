import { z } from 'zod';
import { AppError } from '../../contract/errors';
import type { DnsLookups } from '../../ports/surroundings';
import type { HttpTransport } from '../../ports/transport';

const answerSchema = z.object({
  records: z.array(z.object({ name: z.string(), type: z.string(), data: z.string() })),
});
type Records = z.infer<typeof answerSchema>['records'];

/** The domain name system as a practice tenant has it: nothing leaves this computer. */
export function practiceDns(control: string, transport: HttpTransport): DnsLookups {
  let asking: Promise<Records> | null = null;
  const read = async (): Promise<Records> => {
    const { status, body } = await transport.send({ method: 'GET', url: `${control}/dns`, headers: {} });
    if (status !== 200) throw new AppError({ code: 'offline', message: 'The practice tenant has no names.' });
    return answerSchema.parse(JSON.parse(body)).records;
  };
  // What is asked at once is answered by one look.
  const ask = async (type: 'TXT' | 'CNAME', name: string): Promise<readonly string[]> => {
    asking ??= read().finally(() => (asking = null));
    const records = await asking;
    return records
      .filter((one) => one.type === type && one.name.toLowerCase() === name.toLowerCase())
      .map(({ data }) => data);
  };
  return {
    txt: async (name) => ask('TXT', name),
    cname: async (name) => (await ask('CNAME', name))[0] ?? null,
  };
}
