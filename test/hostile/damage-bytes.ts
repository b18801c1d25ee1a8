import type { Chance } from './chance.ts';
import type { WholeDocument } from './whole-documents.ts';

type Damage = (bytes: Uint8Array, chance: Chance, others: readonly WholeDocument[]) => Uint8Array;

/** What befalls a file whatever is in it. */
export const damages: Record<string, Damage> = {
  'cut at the end': (bytes, chance) => bytes.subarray(0, chance.upTo(bytes.length + 1)),
  'cut at the beginning': (bytes, chance) => bytes.subarray(chance.size(bytes.length)),
  'bytes swapped': (bytes, chance) => {
    const damaged = bytes.slice();
    for (let left = chance.size(2000); left > 0; left--) {
      const [a, b] = [chance.upTo(bytes.length), chance.upTo(bytes.length)];
      [damaged[a], damaged[b]] = [damaged[b] ?? 0, damaged[a] ?? 0];
    }
    return damaged;
  },
  'bytes changed': (bytes, chance) => {
    const damaged = bytes.slice();
    for (let left = chance.size(200); left > 0; left--) damaged[chance.upTo(bytes.length)] = chance.upTo(256);
    return damaged;
  },
  'a stretch of zeros': (bytes, chance) => {
    const { start, end } = chance.stretch(bytes.length);
    return bytes.slice().fill(0, start, end);
  },
  'a stretch repeated': (bytes, chance) => {
    const { start, end } = chance.stretch(bytes.length);
    const times = 1 + chance.size(200_000 / (end - start + 1) + 1);
    const repeated = Array.from({ length: times }, () => bytes.subarray(start, end));
    return Buffer.concat([bytes.subarray(0, end), ...repeated, bytes.subarray(end)]);
  },
  'a stretch moved': (bytes, chance) => {
    const { start, end } = chance.stretch(bytes.length);
    const rest = Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
    const to = chance.upTo(rest.length + 1);
    return Buffer.concat([rest.subarray(0, to), bytes.subarray(start, end), rest.subarray(to)]);
  },
  'half of another file': (bytes, chance, others) => {
    const other = chance.among(others).bytes;
    const joined = Buffer.concat([
      bytes.subarray(0, chance.upTo(bytes.length + 1)),
      other.subarray(chance.upTo(other.length)),
    ]);
    return joined;
  },
  'noise behind the first bytes': (bytes, chance) => {
    const noise = Uint8Array.from({ length: chance.size(50_000) }, () => chance.upTo(256));
    return Buffer.concat([bytes.subarray(0, chance.size(1000)), noise]);
  },
};
