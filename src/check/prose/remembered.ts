const mostKept = 10_000;

/** A pure function of texts that come back all along a report, which keeps what it last found of them. */
export function remembered<Found>(find: (text: string) => Found): (text: string) => Found {
  const known = new Map<string, Found>();
  return (text) => {
    const kept = known.get(text);
    if (kept !== undefined) return kept;
    const found = find(text);
    if (known.size >= mostKept) known.clear();
    known.set(text, found);
    return found;
  };
}

/** A pure function of things that are asked for again and again, kept as long as they are. */
export function keptOf<Thing extends object, Found>(find: (thing: Thing) => Found): (thing: Thing) => Found {
  const known = new WeakMap<Thing, Found>();
  return (thing) => {
    const kept = known.get(thing);
    if (kept !== undefined) return kept;
    const found = find(thing);
    known.set(thing, found);
    return found;
  };
}
