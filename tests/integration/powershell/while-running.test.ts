import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { closedSession as session, isAlive, rows, starts } from '../../support/closed-session';
import { testFolder } from '../../support/folder';
import { factsOf, tenantId } from '../../support/powershell-session';

describe('while cmdlets run', () => {
  it.each(['crash', 'crash-in-reply', 'unreadable'] as const)(
    'after %s a read is run once more in a fresh PowerShell, a write never',
    async (what) => {
      const fault = (at: string) => ({ at, what, once: join(testFolder(), 'once') });
      const read = session({ rows, faults: [fault('Get-Recipient')] });
      expect((await read.invoke('Get-Recipient', {})).result).toEqual([{ Name: 'Zoë 😀' }]);
      expect(starts(read.powershell.notes())).toHaveLength(2);

      const write = session({ rows, faults: [fault('New-ManagementScope')] });
      const facts = await factsOf(write.invoke('New-ManagementScope', { Name: 'x' }));
      expect(facts.code).toBe('answer-lost');
      expect(facts.message).toContain('not known');
      expect(starts(write.powershell.notes())).toHaveLength(1);
      // The next call has a PowerShell again.
      expect((await write.invoke('Get-Recipient', {})).result).toHaveLength(1);
    },
  );

  it('one without a sign of life is ended long before its time is up', async () => {
    const { invoke, powershell } = session(
      { faults: [{ at: 'New-ManagementScope', what: 'silent' }] },
      { limits: { missedBeats: 15 } },
    );
    expect((await factsOf(invoke('New-ManagementScope', {}))).message).toContain('no sign of life');
    expect(starts(powershell.notes())).toHaveLength(1);
  });

  it('one that beats and never answers ends with its time', async () => {
    const { invoke } = session(
      { faults: [{ at: 'Get-Recipient', what: 'hang' }] },
      { limits: { cmdletMs: 1_500 } },
    );
    expect((await factsOf(invoke('Get-Recipient', {}))).code).toBe('timeout');
  });

  it('one that is deaf is killed with all it started, and a cancelled call ends at once', async () => {
    const { invoke, powershell, close } = session({ faults: [{ at: 'Get-Recipient', what: 'deaf' }] });
    const cancel = new AbortController();
    const call = factsOf(invoke('Get-Recipient', {}, cancel.signal));
    const grandchild = async (): Promise<unknown> => {
      for (;;) {
        const note = powershell.notes().find((one) => 'grandchild' in one);
        if (note !== undefined) return note['grandchild'];
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    const pid = await grandchild();
    expect(isAlive(pid)).toBe(true);
    cancel.abort();
    expect((await call).code).toBe('cancelled');
    await close();
    expect(isAlive(starts(powershell.notes())[0]!['pid'])).toBe(false);
    await expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false);
  });

  it('a queued call that is cancelled never runs', async () => {
    const { invoke, powershell } = session({ rows });
    const cancel = new AbortController();
    const first = invoke('Get-Recipient', {});
    const second = factsOf(invoke('New-ManagementScope', { Name: 'never' }, cancel.signal));
    cancel.abort();
    expect((await second).code).toBe('cancelled');
    await first;
    await invoke('Get-Recipient', {});
    expect(powershell.text()).not.toContain('never');
  });

  it('noise, 20 MB on standard output and 50 MB on standard error change nothing', async () => {
    const { invoke } = session({
      rows,
      noise: true,
      faults: [
        { at: 'Get-Recipient', what: 'flood-stdout' },
        { at: 'Get-Recipient', nth: 2, what: 'flood-stderr' },
      ],
    });
    for (let at = 0; at < 3; at += 1) {
      expect((await invoke('Get-Recipient', {})).result).toEqual([{ Name: 'Zoë 😀' }]);
    }
  });

  it('a reply that comes byte by byte is whole', async () => {
    const { invoke } = session({
      faults: [
        { at: 'Get-Recipient', what: 'split', rows: [{ Name: 'Zürich 😀', Id: { $: 'guid', v: tenantId } }] },
      ],
    });
    expect((await invoke('Get-Recipient', {})).result).toEqual([{ Name: 'Zürich 😀', Id: tenantId }]);
  });

  it('throttling is waited out, for writes too', async () => {
    const error = { type: 'Microsoft.Exchange.Data.OverBudgetException' };
    const { invoke, clock } = session({
      rows,
      faults: [1, 2].map((nth) => ({ at: 'New-ManagementScope', nth, what: 'fail' as const, error })),
    });
    expect((await invoke('New-ManagementScope', {})).result).toHaveLength(1);
    expect(clock.sleeps).toEqual([500, 1000]);
  });

  it('a token that has ended is renewed once for a read; a write is told as not known', async () => {
    const error = { type: 'System.UnauthorizedAccessException' };
    const ended = { rows, tokenStatuses: ['Active', 'Expired'] };
    const read = session({ ...ended, faults: [{ at: 'Get-Recipient', what: 'fail', error }] });
    expect((await read.invoke('Get-Recipient', {})).result).toHaveLength(1);
    expect(starts(read.powershell.notes())).toHaveLength(1);
    expect(read.powershell.notes().filter((note) => 'connect' in note)).toHaveLength(2);
    const write = session({ ...ended, faults: [{ at: 'New-ManagementScope', what: 'fail', error }] });
    expect((await factsOf(write.invoke('New-ManagementScope', {}))).code).toBe('answer-lost');
  });

  it('a right that is missing stays one while the connection is good', async () => {
    const error = {
      type: 'System.Management.Automation.CommandNotFoundException',
      fullyQualifiedErrorId: 'CommandNotFoundException',
    };
    const { invoke } = session({ faults: [{ at: 'Get-ManagementScope', what: 'fail', error }] });
    expect((await factsOf(invoke('Get-ManagementScope', {}))).code).toBe('permission-denied');
  });

  it('a token of ours is renewed before it ends', async () => {
    const connect = { signIn: 'token', accessToken: 'own-token' } as const;
    const made = session({ rows, expires: '2026-11-20T11:00:00.000Z' }, { connect });
    await made.invoke('Get-Recipient', {});
    made.clock.advance(59 * 60_000);
    await made.invoke('New-ManagementScope', {});
    expect(made.powershell.notes().filter((note) => 'connect' in note)).toHaveLength(2);
  });
});

describe('what is left behind', () => {
  it('no scratch folder, no process, and nowhere the token', async () => {
    const accessToken = `eyJhbGciOiJub25lIn0.${Buffer.from(JSON.stringify({ tid: tenantId })).toString('base64url')}.c2lnbmF0dXJl`;
    const made = session(
      {
        rows,
        noise: true,
        faults: [
          { at: 'Get-Recipient', what: 'flood-stderr' },
          {
            at: 'New-ManagementScope',
            what: 'fail',
            error: { type: 'X', message: `Bearer ${accessToken} refused` },
          },
        ],
      },
      { connect: { signIn: 'token', accessToken } },
    );
    await made.invoke('Get-Recipient', {});
    const facts = await factsOf(made.invoke('New-ManagementScope', {}));
    const [start] = starts(made.powershell.notes());
    await made.close();
    const seen = JSON.stringify([facts, made.log, made.said, made.powershell.text()]);
    expect(seen).not.toContain(accessToken);
    expect(seen).not.toContain(accessToken.split('.')[1]);
    expect(existsSync(start!['folder'] as string)).toBe(false);
    expect(isAlive(start!['pid'])).toBe(false);
    expect(readdirSync(made.folder).filter((name) => name.startsWith('sendwright-powershell'))).toEqual([]);
  });
});
