// A process that corrects the same twenty values and the same text again and again, and says each number once both are
// acknowledged.

import { recordValues } from '../../src/indicator/index.ts';
import { openDatabase } from '../../src/kernel/db/index.ts';
import { saveSheet } from '../../src/report/index.ts';
import { textFromLines } from '../../src/report/rich-text.ts';
import { aContextOf, values } from './crash.ts';

const [dataFolder = '', organisationId = '', personId = '', sheetId = '', from = '1'] = process.argv.slice(2);
const { db } = await openDatabase({ dataFolder, databaseUrl: undefined });
const context = aContextOf(db, organisationId, personId);
for (let number = Number(from); ; number++) {
  const reason = `Correction ${number}`;
  await recordValues(context, { organisationId, values: values(number), reason });
  const { version } = await db
    .selectFrom('sheet')
    .select('version')
    .where('id', '=', sheetId)
    .executeTakeFirstOrThrow();
  await saveSheet(context, { sheetId, baseVersion: version, content: { contexte: textFromLines(reason) } });
  process.stdout.write(`${number}\n`);
}
