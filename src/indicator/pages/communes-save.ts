import type { Context } from '../../identity/index.ts';
import { printCount } from '../../kernel/french.ts';
import { typedIn } from '../../web/forms.ts';
import { cellName, typedCommunes } from '../by-commune/commune-grid.ts';
import { readPastedCommunes } from '../by-commune/pasted-communes.rule.ts';
import { readCommuneGrid, recordByCommune } from '../index.ts';
import type { Pasted } from './communes-answer.ts';

type Answer = { done: string } | { placed: Pasted; kept: Record<string, string> };

/** Saves the grid or, for a browser without JavaScript, puts what was pasted in its cells. */
export function pressCommunesButton(context: Context, indicatorId: string, form: FormData): Promise<Answer> {
  return form.get('intent') === 'place' ? place(context, indicatorId, form) : save(context, indicatorId, form);
}

async function save(context: Context, indicatorId: string, form: FormData): Promise<Answer> {
  const reason = String(form.get('reason') ?? '');
  const { recorded, corrected } = await recordByCommune(context, {
    indicatorId,
    period: String(form.get('periode')),
    values: typedCommunes(form),
    ...(reason ? { reason } : {}),
  });
  const changed = recorded + corrected;
  return { done: changed === 0 ? 'Rien à changer' : printCount(changed, 'valeur enregistrée', 'valeurs enregistrées') };
}

async function place(context: Context, indicatorId: string, form: FormData): Promise<Answer> {
  const { lines } = await readCommuneGrid(context, indicatorId, String(form.get('periode')));
  const { cells, problems } = readPastedCommunes(String(form.get('pasted') ?? ''), lines);
  const placed = [...cells].map(([commune, text]) => [cellName('value', commune), text]);
  return { placed: { filled: cells.size, problems }, kept: Object.fromEntries([...typedIn(form), ...placed]) };
}
