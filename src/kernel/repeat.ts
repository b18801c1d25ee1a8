/** Runs a task now and every so many milliseconds, one run after the other, until told to stop. */
export function repeat(
  task: () => Promise<unknown>,
  every: number,
  failed: (error: unknown) => void,
): () => Promise<void> {
  let running = Promise.resolve();
  const run = () => {
    running = running.then(async () => void (await task())).catch(failed);
  };
  run();
  const timer = setInterval(run, every).unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
