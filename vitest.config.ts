import { defineConfig } from 'vitest/config';

const common = { testTimeout: 90_000, hookTimeout: 240_000 };
// As patient as the browser is with a page (test/e2e/browser.ts).
const patience = 30_000;
const inBrowser = {
  ...common,
  expect: { poll: { timeout: patience } },
  globalSetup: 'test/e2e/global-setup.ts',
  fileParallelism: false,
};
const everyPage = 'test/e2e/accessibility.e2e.ts';

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...common,
          name: 'unit',
          // The files of a process share its modules and its databases (test/databases.ts).
          isolate: false,
          include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts', 'scripts/**/*.test.ts'],
          globalSetup: 'test/global-setup.ts',
        },
      },
      { test: { ...inBrowser, name: 'e2e', include: ['test/e2e/**/*.e2e.ts'], exclude: [everyPage] } },
      // On a demonstration of its own, that no other test changes.
      { test: { ...inBrowser, name: 'accessibility', include: [everyPage] } },
    ],
  },
});
