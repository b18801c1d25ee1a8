// A process that corrects the same twenty values again and again, and says each number once it is acknowledged.

import { recordValues } from '../../src/indicator/index.ts';
import { openDatabase } from '../../src/kernel/db/index.ts';
import { aContextOf, values } from './crash.ts';

const [dataFolder = '', organisationId = '', personId = '', from = '1'] = process.argv.slice(2);
const { db } = await openDatabase({ dataFolder, databaseUrl: undefined });
const context = aContextOf(db, organisationId, personId);
for (let number = Number(from); ; number++) {
  await recordValues(context, { organisationId, values: values(number), reason: `Correction ${number}` });
  process.stdout.write(`${number}\n`);
}
