/**
 * Asks for pages at a steady rate, whether or not earlier answers came (open loop), and gives every
 * answer's time in milliseconds. Bounded: rate × seconds requests, to this machine alone.
 */
export async function steadyLoad(
  addresses: string[],
  options: { perSecond: number; seconds: number; cookie: string },
): Promise<number[]> {
  const begun = performance.now();
  const answers: Promise<number>[] = [];
  for (let index = 0; index < options.perSecond * options.seconds; index++) {
    const due = begun + (index * 1000) / options.perSecond;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    answers.push(timeOf(addresses[index % addresses.length] ?? '', options.cookie));
  }
  return Promise.all(answers);
}

/** Milliseconds until the whole answer is there. */
export async function timeOf(address: string, cookie = ''): Promise<number> {
  const begun = performance.now();
  const response = await fetch(address, { headers: { cookie }, redirect: 'manual' });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${address} answered ${response.status}`);
  return performance.now() - begun;
}
