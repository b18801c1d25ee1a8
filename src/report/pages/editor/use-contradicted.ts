import { useMemo } from 'react';
import type { SheetFinding } from '../../sheet/sheet-view.ts';
import type { Contradicted } from './contradicted.ts';

/** The words that findings contradict in one text of the page; the same list until the findings change. */
export const useContradicted = (findings: SheetFinding[] | undefined, anchor: string): Contradicted[] =>
  useMemo(
    () =>
      (findings ?? []).flatMap(({ tier, words }) =>
        words.filter((one) => one.anchor === anchor).map(({ printed, at }) => ({ printed, at, tier })),
      ),
    [findings, anchor],
  );
