/** Ends when somebody stops the process: Ctrl-C, SIGTERM. Told twice, by a terminal and by bin/carreau, it ends once. */
export const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    process.on('SIGINT', () => resolve());
    process.on('SIGTERM', () => resolve());
  });
