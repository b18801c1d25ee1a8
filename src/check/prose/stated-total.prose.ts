import { partsAcrossRows } from './parts-across-rows.ts';
import { partsBeforeTotal } from './parts-before-total.ts';
import { partsBelowTotal } from './parts-below-total.ts';
import { partsBySex } from './parts-by-sex.ts';
import { partsInCallOuts } from './parts-in-call-outs.ts';
import { partsInCloseRows } from './parts-in-close-rows.ts';
import { partsInLines } from './parts-in-lines.ts';
import { listsIn, partsInList } from './parts-in-list.ts';
import { partsInSentence } from './parts-in-sentence.ts';
import { partsInTables } from './parts-in-table.ts';
import { partsOfFirstRows } from './parts-of-first-rows.ts';
import { partsOfNamedTotal } from './parts-of-named-total.ts';
import { partsOfRows } from './parts-of-rows.ts';
import { judgeParts } from './parts-of-total.ts';
import type { ProseRule } from './prose-rule.ts';
import { sentencesWithFigures } from './sentence-figures.ts';
import { partsWithShares } from './shares-beside-amounts.ts';
import { tableLinesOf } from './table-rows.ts';
import { tablesOf } from './tables.ts';

const code = 'stated_total';

export const statedTotal: ProseRule = {
  code,
  title: 'Les parts énumérées ne font pas le total écrit',
  tier: 'A',
  explanation:
    'Additionne les parts que la phrase, la liste ou le tableau rapporte à un total (« répartis en », « il s’agit de », « soit », « au total », ligne « Total »). Une liste que rien ne dit complète (« dont … et … ») n’est signalée que si une erreur connue explique l’écart. « Notamment », « parmi », « par exemple » font taire le contrôle.',
  check(read) {
    const lines = tableLinesOf(read);
    const tables = tablesOf(read);
    const stated = [
      ...sentencesWithFigures(read, 3).flatMap(partsInSentence),
      ...listsIn(read).flatMap(partsInList),
      ...partsInTables(tables),
      ...partsBelowTotal(lines),
      ...partsAcrossRows(tables),
      ...partsOfRows(tables),
      ...partsOfFirstRows(tables),
      ...partsInLines(read),
      ...partsInCloseRows(lines),
      ...partsInCallOuts(read),
      ...partsBySex(read),
      ...partsWithShares(read),
      ...partsOfNamedTotal(read),
      ...partsBeforeTotal(read),
    ];
    const found = stated.flatMap((one) => judgeParts(code, one) ?? []);
    const keys = found.map(({ places }) => places.map(({ start }) => start).join());
    return found.filter((_, at) => keys.indexOf(keys[at] ?? '') === at);
  },
};
