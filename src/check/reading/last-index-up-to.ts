/** Among `count` things whose places ascend, the last whose place is not above the limit; the first if all are. */
export function lastIndexUpTo(count: number, placeOf: (index: number) => number, limit: number): number {
  let [low, high] = [0, count - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (placeOf(middle) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
