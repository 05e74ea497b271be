import { defineConfig } from 'vitest/config';

const timeouts = { testTimeout: 60_000, hookTimeout: 60_000 };

/**
 * Modules are loaded once a worker, not once a file: that was a quarter of the time. So no test may change a module; what
 * one remembers is forgotten before each file.
 */
const shared = { isolate: false, setupFiles: ['tests/support/forget.ts'] };

/** Unit (pure, fast), contract and integration (against the practice tenant), e2e (in a window, after all others). */
export default defineConfig({
  test: {
    // Vitest leaves one processor free, which on two is half of them.
    maxWorkers: 2,
    projects: [
      // A kill at every write of 25 senders takes seconds, and more where the computer does something else besides.
      { test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], testTimeout: 30_000, ...shared } },
      { test: { name: 'contract', include: ['tests/contract/**/*.test.ts'], ...timeouts, ...shared } },
      {
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: ['tests/support/build-bundle.ts'],
          ...timeouts,
          ...shared,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/e2e/hosts/global-setup.ts'],
          sequence: { groupOrder: 1 },
          maxWorkers: 2,
          ...timeouts,
        },
      },
    ],
  },
});
