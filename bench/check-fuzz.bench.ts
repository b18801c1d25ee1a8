import { hostileDocument } from '../test/hostile/hostile-documents.ts';
import { type Outcome, outcomeOf } from '../test/hostile/outcome.ts';
import { wholeDocuments } from '../test/hostile/whole-documents.ts';
import { type Measure, max, summary } from './measure.ts';
import { peakOfChildren } from './peak-of-children.ts';
import { say } from './say.ts';

const documents = 5000;

/** Documents that something was done to, each checked and its findings written: no fault, no hang, no swelling. */
export default async function bench(): Promise<Measure[]> {
  const whole = await wholeDocuments();
  const outcomes: Outcome[] = [];
  const memory = peakOfChildren();
  for (let seed = 0; seed < documents; seed++) {
    const hostile = hostileDocument(seed, whole);
    const outcome = await outcomeOf(hostile);
    outcomes.push(outcome);
    if (outcome.fault) say(`  ${seed}, ${hostile.name}, ${hostile.damage}: ${outcome.code} ${outcome.fault}`);
    else if (outcome.seconds > 5)
      say(`  ${seed}, ${hostile.name}, ${hostile.damage}: ${outcome.code} in ${outcome.seconds.toFixed(1)} s`);
  }
  for (const [code, same] of Map.groupBy(outcomes, ({ code }) => code)) say(`  ${code}: ${same.length}`);
  const faults = outcomes.filter(({ fault }) => fault !== undefined).length;
  return [
    summary(
      'hostile documents, time of each',
      outcomes.map(({ seconds }) => seconds),
      's',
      max(10.5),
    ),
    summary('hostile documents, most memory of the process that reads', [memory.stop()], 'MB', max(1000)),
    summary(`faults over ${documents} hostile documents`, [faults], 'files', max(0)),
  ];
}
