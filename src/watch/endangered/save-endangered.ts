import { type Context, organisationsWhere } from '../../identity/index.ts';
import { todayOf } from '../../kernel/day.ts';
import type { Db } from '../../kernel/db/index.ts';
import type { FormValues } from '../../kernel/form-values.ts';
import type { Due } from '../deadline/due.ts';
import { fallsDue } from '../deadline/falls-due.rule.ts';
import { readDeadlineRules } from '../deadline/read-deadline-rules.ts';
import { type KeptKind, readKept, type SavedKept, saveKept } from '../kept/save-kept.ts';
import { findProcedure, findSiteNamed, insertStep, listEndangered } from './endangered.sql.ts';
import { type Endangered, endangeredParts, isOpenFile, procedures } from './endangered.ts';

const endangeredKind: KeptKind = {
  table: 'endangered',
  kind: 'endangered',
  verb: 'endangered.edit',
  name: 'ce dossier de péril',
  parts: endangeredParts,
};

/** Opens the file of an element in danger, or says where it stands; it is tied to the place that bears its name. */
export const saveEndangered = (context: Context, values: FormValues, id?: string): Promise<SavedKept> =>
  saveKept(context, {
    kind: endangeredKind,
    values,
    id,
    before: async (tx, { name }, organisationId) => ({ siteId: await findSiteNamed(tx, organisationId, String(name)) }),
    also: async (tx, after, before) => {
      // The alert opens the file: only what comes after it is a step.
      if (after.state === (before?.state ?? 'open')) return;
      await insertStep(tx, after.id, String(after.state), context.effects.now());
    },
  });

export async function readEndangered(context: Context, id: string) {
  const { row, values } = await readKept(context, endangeredKind, id);
  const { procedure, procedureOn, siteId } = await findProcedure(context.db, id);
  return { row, values, siteId, due: procedureDue(procedure, procedureOn) ?? null };
}

/** Files of the organisations somebody works in. */
export async function readBoard(context: Context) {
  const ids = organisationsWhere(context.actor, 'work.read');
  return { files: ids.length > 0 ? await listEndangered(context.db, ids) : [], today: todayOf(context.effects) };
}

function procedureDue(procedure: Endangered['procedure'], on: string | null) {
  const rule = readDeadlineRules().get(procedures[procedure].deadline ?? '');
  return rule && on ? fallsDue(rule, { on }) : undefined;
}

/** Next steps of the files that are open, and the delays of their procedures. */
export async function endangeredDue(db: Db, organisationIds: string[]): Promise<Due[]> {
  const files = (await listEndangered(db, organisationIds)).filter(isOpenFile);
  return files.flatMap((file) => {
    const common = { organisationId: file.organisationId, who: file.responsible, href: `/veille/en-peril/${file.id}` };
    const step = `${file.name}\u00a0: ${file.nextStep || 'étape suivante'}`;
    const due = procedureDue(file.procedure, file.procedureOn);
    const label = `${file.name}\u00a0: ${procedures[file.procedure].label}`;
    return [
      ...(file.nextOn ? [{ ...common, kind: 'step' as const, on: file.nextOn, label: step, because: null }] : []),
      ...(due?.on ? [{ ...common, kind: 'procedure' as const, on: due.on, label, because: due.because }] : []),
    ];
  });
}
