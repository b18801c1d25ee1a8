import { printNumber } from '../../../kernel/french.ts';
import { according, type Judge, surprised } from '../judged.ts';

/** More at once than anybody expects of the taxon. */
export const highCount: Judge = ({ taxon, countMin, countMax }, profiles) => {
  const count = countMin ?? countMax;
  if (count === null) return null;
  const by = surprised(
    profiles,
    (profile) => profile.countMax !== null,
    (profile) => count <= (profile.countMax ?? 0),
  );
  return (
    by &&
    `${printNumber(String(count))} est beaucoup pour ${taxon}\u00a0: au plus ${printNumber(String(by.countMax))} à la fois, ${according(by)}.`
  );
};
