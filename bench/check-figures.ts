import {
  type LabelledText,
  realReports,
  unseenPassages,
  writtenReports,
} from '../test/golden/check/labelled-figures.ts';
import { f1, precision, recall, type Score, scoreOf, type Tally } from '../test/golden/check/score.ts';
import { say, verdict } from './say.ts';

/** How well figures are read. */
export function benchFigures(isVerbose: boolean): boolean {
  const [written, real] = [writtenReports(), realReports()];
  report('Reports written for the set', written, isVerbose);
  if (real.length > 0) {
    report('Passages of real reports', real, isVerbose);
    report('Passages labelled after the reader was mended', unseenPassages(), isVerbose);
  }
  const { value, unit, saidAs } = report('All', [...written, ...real, ...unseenPassages()], false);
  const isMet = precision(value) >= 0.98 && recall(value) >= 0.98 && f1(unit) >= 0.95 && f1(saidAs) >= 0.92;
  return verdict('Targets: value P and R 0.98, with unit and scale F1 0.95, said as F1 0.92', isMet);
}

function report(title: string, texts: LabelledText[], isVerbose: boolean): Score {
  const score = scoreOf(texts);
  say(`\n— ${title}: ${texts.length} texts, ${score.value.expected} figures labelled, ${score.value.found} read`);
  say(line('value', score.value));
  say(line('value, unit and scale', score.unit));
  say(line('said as', score.saidAs));
  if (score.basis.expected > 0) say(line('tax basis', score.basis));
  say(line('year, where labelled', score.period));
  if (isVerbose)
    for (const { text, line, what, excerpt } of score.faults) say(`${text}:${line} ${what}   | ${excerpt}`);
  return score;
}

const line = (name: string, tally: Tally): string =>
  `  ${name.padEnd(22)} P ${precision(tally).toFixed(3)}  R ${recall(tally).toFixed(3)}  F1 ${f1(tally).toFixed(3)}  (${tally.right} of ${tally.expected})`;
