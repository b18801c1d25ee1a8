import { z } from 'zod';
import { authorise, type Context, organisationsWhere } from '../../identity/index.ts';
import { missing } from '../../kernel/errors.ts';
import { findImport, type ImportRow } from './import.sql.ts';

/** The import, for somebody who may decide on it. */
export async function importFor(context: Context, importId: string): Promise<NonNullable<ImportRow>> {
  const run = z.uuid().safeParse(importId).success ? await findImport(context.db, importId) : undefined;
  if (!run && organisationsWhere(context.actor, 'report.import').length > 0) throw missing('Cet import');
  authorise(context.actor, 'report.import', { organisationId: run?.organisationId ?? '' });
  if (!run) throw missing('Cet import');
  return run;
}
