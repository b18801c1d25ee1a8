import { labelledRelations } from '../test/golden/check/labelled-relations.ts';
import { plantErrors } from '../test/golden/check/planted-errors.ts';
import {
  precisionByRule,
  precisionOf,
  reached,
  recallBy,
  recallOf,
  type Share,
  type Tried,
  tryErrors,
} from '../test/golden/check/planted-score.ts';
import { say, verdict } from './say.ts';

/** How many planted errors are found, and how many findings are about them. */
export function benchErrors(isVerbose: boolean): boolean {
  const parts = [...labelledRelations()].filter(([, relations]) => relations.length > 0);
  const tried = parts.map(([part, relations]) => [part, relations.length, tryErrors(plantErrors(relations))] as const);
  say(
    `\n— Errors planted in ${parts.reduce((sum, [, some]) => sum + some.length, 0)} labelled relations, one at a time`,
  );
  for (const [part, labelled, some] of tried) {
    say(`  ${part.padEnd(18)} ${summary(some)}, ${reached(some).size} of ${labelled} relations reached`);
    // What is missed in the held-out part stays unread.
    if (isVerbose && !part.includes('held out')) for (const one of some) sayFault(one);
  }
  // Other kinds of report, labelled last: apart.
  const all = tried.filter(([part]) => !part.includes('last')).flatMap(([, , some]) => some);
  table(
    'by operator',
    recallBy(all, ({ operator }) => operator),
  );
  table(
    'by kind of relation',
    recallBy(all, ({ relation }) => relation.kind),
  );
  table(
    'by layout',
    recallBy(all, ({ relation }) => relation.layout),
  );
  table(
    'by what the text says',
    recallBy(all, ({ relation }) => (relation.unstated ? 'no word says it' : 'stated')),
  );
  table('precision by rule', precisionByRule(all));
  say(`\n  all: ${summary(all)}`);
  const isMet = all.length >= 200 && recallOf(all) >= 0.8 && precisionOf(all) >= 0.95;
  return verdict('Targets: 200 errors, recall of tier A 0.80, precision 0.95', isMet);
}

const summary = (tried: Tried[]): string =>
  `${tried.length} errors, recall ${recallOf(tried).toFixed(3)}, precision ${precisionOf(tried).toFixed(3)}`;

function table(title: string, by: Map<string, Share>): void {
  say(`\n  ${title}`);
  for (const [name, { of, is }] of [...by].sort(([, a], [, b]) => b.of - a.of))
    say(`    ${name.padEnd(20)} ${(is / of).toFixed(2)}  (${is} of ${of})`);
}

function sayFault({ error, right, wrong }: Tried): void {
  const { relation, operator, was, now, line } = error;
  const where = `    ${relation.from}:${line} ${relation.kind} (${relation.layout}), ${operator}: ${was} → ${now}`;
  if (right.length === 0) say(`${where} missed`);
  for (const { rule, message, arithmetic } of wrong) say(`${where} false ${rule}: ${message} ${arithmetic}`);
}
