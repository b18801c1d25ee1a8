import { build } from '../src/cli/build.ts';
import { type Measure, summary } from './measure.ts';
import { startServer, temporaryFolder } from './server.ts';

/** First start (demonstration made) and second start (nothing to make) on a built checkout; memory at rest. */
export default async function start(): Promise<Measure[]> {
  build();
  const first: number[] = [];
  const second: number[] = [];
  const memoryOfFirst: number[] = [];
  const memory: number[] = [];
  for (let run = 0; run < 3; run++) {
    const folder = temporaryFolder();
    const fresh = await startServer(folder.path);
    first.push(fresh.startSeconds);
    memoryOfFirst.push(await restingMemory(fresh));
    await fresh.stop();
    const again = await startServer(folder.path);
    second.push(again.startSeconds);
    memory.push(await restingMemory(again));
    await again.stop();
    folder.remove();
  }
  return [
    summary('first start, demonstration made', first, 's'),
    summary('second start', second, 's'),
    summary('memory at rest after the first start', memoryOfFirst, 'MB'),
    summary('memory at rest after the second start', memory, 'MB'),
  ];
}

async function restingMemory(server: { memory(): number }): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 3000));
  return server.memory();
}
