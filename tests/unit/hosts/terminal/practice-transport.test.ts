import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/contract/errors';
import { nodeTransport } from '../../../../electron/hosts/terminal/node-transport';
import { practiceTransport } from '../../../../electron/hosts/terminal/practice-transport';

const request = { method: 'GET', url: 'https://localhost/', headers: {} } as const;

describe('the way to a practice tenant', () => {
  it('tells that it was stopped where nothing listens', async () => {
    const transport = practiceTransport(nodeTransport({}), 'practice.json');
    // Port 1 of this computer: nothing listens there.
    const asked = transport.send({ ...request, url: 'https://localhost:1/' });
    await expect(asked).rejects.toMatchObject({
      facts: {
        code: 'offline',
        message: expect.stringContaining('practice.json does not answer: it was stopped') as string,
      },
    });
    transport.close();
  });

  it('passes every other failure on as it is', async () => {
    const lost = new AppError({ code: 'answer-lost', message: 'Broken.' });
    const transport = practiceTransport({ send: async (_request) => Promise.reject(lost) }, 'practice.json');
    await expect(transport.send({ ...request })).rejects.toBe(lost);
  });
});
