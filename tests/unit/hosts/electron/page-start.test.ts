import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pageStart, type PageStart } from '../../../../electron/hosts/electron/page-start';

describe('a page that begins to load', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  async function isDone({ hasFiles }: PageStart): Promise<boolean> {
    return Promise.race([hasFiles.then(() => true), Promise.resolve().then(() => Promise.resolve(false))]);
  }

  it('has its files when it was given all that it names', async () => {
    const start = pageStart();
    start.pageGiven(3);
    for (let count = 0; count < 2; count += 1) start.fileGiven();
    vi.advanceTimersByTime(100);
    expect(await isDone(start)).toBe(false);
    start.fileGiven();
    vi.advanceTimersByTime(1);
    expect(await isDone(start)).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is not waited for once it asks for something', async () => {
    const start = pageStart();
    start.pageGiven(3);
    start.asks();
    expect(await isDone(start)).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('that takes its files from elsewhere is waited for 400 ms', async () => {
    const start = pageStart();
    vi.advanceTimersByTime(399);
    expect(await isDone(start)).toBe(false);
    vi.advanceTimersByTime(1);
    expect(await isDone(start)).toBe(true);
  });
});
