import type { CheckedFigure, KeyedFinding } from './checked-edition.ts';
import { byKey, type CheckRule, findingAbout } from './rule.ts';
import { named, quoted } from './wording.ts';

export const mixedTaxBasis: CheckRule = {
  code: 'mixed_tax_basis',
  title: 'HT et TTC mêlés dans une répartition',
  tier: 'A',
  explanation:
    'Les montants d’une même répartition sont tous hors taxes ou tous toutes taxes comprises. Un montant dont la base n’est pas dite à côté d’autres qui la disent est à regarder.',
  check(edition) {
    const figures = byKey(edition);
    return edition.breakdowns.flatMap(({ total, parts, label }) =>
      checkBasis(
        label,
        [total, ...parts].flatMap((key) => figures.get(key) ?? []),
      ),
    );
  },
};

function checkBasis(label: string, amounts: CheckedFigure[]): KeyedFinding[] {
  const [total] = amounts;
  const before = amounts.filter(({ taxBasis }) => taxBasis === 'HT');
  const after = amounts.filter(({ taxBasis }) => taxBasis === 'TTC');
  const silent = amounts.filter(({ taxBasis, unit }) => taxBasis === null && unit.nature !== 'percent');
  const [ht, ttc, unsaid] = [before[0], after[0], silent[0]];
  if (!total) return [];
  if (ht && ttc) {
    const sentence = `La répartition ${quoted(label)} (${total.periodLabel}) additionne des montants HT (${list(before)}) et TTC (${list(after)}).`;
    return [findingAbout(mixedTaxBasis.code, 'A', [total, ht, ttc], sentence)];
  }
  const said = ht ?? ttc;
  if (!said || !unsaid) return [];
  const sentence = `Dans la répartition ${quoted(label)} (${total.periodLabel}), ${list([said])} est ${said.taxBasis}, mais ${list(silent)} ne dit pas si la taxe est comprise.`;
  return [findingAbout(mixedTaxBasis.code, 'C', [total, said, unsaid], sentence)];
}

const list = (amounts: CheckedFigure[]): string => amounts.map(named).join(', ');
