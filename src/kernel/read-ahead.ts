/** Gives things one after the other; the next is made ready while one is dealt with, and is done before this ends. */
export async function* readAhead<T>(things: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = things[Symbol.asyncIterator]();
  let next = beginNext(iterator);
  try {
    for (;;) {
      const { done, value } = await next;
      if (done) return;
      next = beginNext(iterator);
      yield value;
    }
  } finally {
    await next.catch(() => undefined);
  }
}

/** Its error is told to whoever awaits it, later. */
function beginNext<T>(iterator: AsyncIterator<T>): Promise<IteratorResult<T>> {
  const next = iterator.next();
  next.catch(() => undefined);
  return next;
}
