/**
 * Asks for pages at a steady rate, whether or not earlier answers came (open loop), and gives every
 * answer's time in milliseconds. Bounded: rate × seconds requests, to this machine alone.
 */
export async function steadyLoad(
  addresses: string[],
  options: { perSecond: number; seconds: number; cookie?: string },
): Promise<number[]> {
  const total = options.perSecond * options.seconds;
  const begun = performance.now();
  const answers: Promise<number>[] = [];
  for (let index = 0; index < total; index++) {
    const due = begun + (index * 1000) / options.perSecond;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    answers.push(timeOf(addresses[index % addresses.length] ?? '', options.cookie));
  }
  return Promise.all(answers);
}

async function timeOf(address: string, cookie: string | undefined): Promise<number> {
  const begun = performance.now();
  const response = await fetch(address, { headers: cookie ? { cookie } : {}, redirect: 'manual' });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${address} answered ${response.status}`);
  return performance.now() - begun;
}

export const percentile = (values: number[], rank: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((rank / 100) * sorted.length) - 1)] ?? Number.NaN;
};
