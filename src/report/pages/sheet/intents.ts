import type { Context } from '../../../identity/index.ts';
import { searchIndicators } from '../../../indicator/index.ts';
import { DomainError } from '../../../kernel/errors.ts';
import { printCount } from '../../../kernel/french.ts';
import { searchTerritories } from '../../../territory/index.ts';
import { judgedIn, judgeEditionFinding } from '../../checking/judge-edition-finding.ts';
import { readSheetFindings } from '../../checking/read-sheet-findings.ts';
import { settledTexts } from '../../conflict-view.ts';
import { commentSheet, settleComment } from '../../sheet/comment-sheet.ts';
import { readSheet } from '../../sheet/read-sheet.ts';
import { reviewSheet } from '../../sheet/review-sheet.ts';
import { addFigure, removeFigure } from '../../sheet/save-figures.ts';
import { takeAllRows } from '../../sheet/save-register-rows.ts';
import { settleConflict, sheetFor } from '../../sheet/save-sheet.ts';
import { submitSheet } from '../../sheet/submit-sheet.ts';
import type { Done } from './done.ts';
import { saveTyped } from './save-typed.ts';

type World = Context & { dataFolder: string };

/** A button is named "intent" or "intent:what": what follows the colon is the thing it acts upon. */
type Intent = (context: World, sheetId: string, form: FormData, what: string) => Promise<Done>;

/** Whatever the button, what was typed is saved first: no button can lose the work of another part of the page. */
export async function pressButton(context: World, sheetId: string, form: FormData): Promise<Done> {
  const [name = '', what = ''] = text(form, 'intent').split(':');
  if (name === 'save' || name === '') return { done: words(await saveTyped(context, sheetId, form)) };
  const intent = intents[name];
  if (!intent) throw new DomainError('invalid', 'unknown_intent', 'Ce bouton n’existe plus : rechargez la page.');
  await saveTyped(context, sheetId, form);
  return intent(context, sheetId, form, what);
}

function words(said: string[]): string {
  const sentence = said.join(', ');
  return sentence ? `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.` : 'Fiche enregistrée.';
}

const intents: Record<string, Intent> = {
  submit: async (context, sheetId) => {
    await submitSheet(context, { sheetId });
    return { done: 'Fiche soumise : elle attend la relecture de la coordination.' };
  },
  accept: async (context, sheetId) => {
    await reviewSheet(context, { sheetId, decision: 'accept' });
    return { done: 'Fiche acceptée.' };
  },
  send_back: async (context, sheetId, form) => {
    await reviewSheet(context, { sheetId, decision: 'send_back', note: text(form, 'note') });
    return { done: 'Fiche renvoyée au service, avec votre message.' };
  },
  settle: async (context, sheetId, form) => {
    const { conflicts } = (await readSheet(context, sheetId)).view;
    const conflict = conflicts.find((each) => each.revisionId === form.get('revisionId'));
    const content = conflict ? settledTexts(conflict, (code) => form.get(`choice.${code}`)) : {};
    const [revisionId, baseVersion] = [text(form, 'revisionId'), Number(form.get('baseVersion'))];
    await settleConflict(context, { sheetId, revisionId, baseVersion, content });
    return { done: 'Choix enregistré. L’autre version reste dans l’historique.' };
  },
  comment: async (context, sheetId, form) => {
    const to = form.getAll('to').map(String);
    await commentSheet(context, { sheetId, block: text(form, 'block') || null, text: text(form, 'comment'), to });
    return { done: 'Remarque envoyée.' };
  },
  settle_comment: async (context, sheetId, _form, commentId) => {
    await settleComment(context, { sheetId, commentId });
    return { done: 'Remarque traitée.' };
  },
  take_all: async (context, sheetId, _form, block) => {
    const taken = await takeAllRows(context, sheetId, block);
    return {
      done: taken > 0 ? `${printCount(taken, 'ligne prise', 'lignes prises')} dans la fiche.` : 'Tout est déjà pris.',
    };
  },
  add_key_figure: (context, sheetId, _form, code) => add(context, { sheetId, code, key: true }),
  add_figure: (context, sheetId, _form, code) => add(context, { sheetId, code, key: false }),
  remove_figure: async (context, sheetId, _form, indicatorId) => {
    await removeFigure(context, { sheetId, indicatorId });
    return { done: 'Indicateur retiré de la fiche ; ses valeurs sont gardées.' };
  },
  find_figure: async (context, sheetId, form, part) => {
    const { organisationId } = await sheetFor(context, sheetId, 'sheet.read');
    const wanted = text(form, `find.${part}`);
    const found = wanted ? await searchIndicators(context.db, organisationId, wanted) : [];
    const figures = found.map(({ code, label, unitLabel }) => ({ code, label, unitLabel }));
    return { figures: { part, text: wanted, found: figures } };
  },
  find_commune: async ({ db }, _sheetId, form) => {
    const wanted = text(form, 'find.commune');
    const found = wanted ? await searchTerritories(db, wanted, 'commune', 12) : [];
    return { places: { text: wanted, found } };
  },
  judge: async (context, sheetId, form) => {
    const judged = judgedIn(text(form, 'intent'));
    const { editionId } = await sheetFor(context, sheetId, 'sheet.read');
    if (judged) await judgeEditionFinding(context, { editionId, ...judged });
    return { done: 'Merci, votre avis est gardé.' };
  },
  check: async (context, sheetId) => ({ findings: await readSheetFindings(context, sheetId, 'edition') }),
};

async function add(context: Context, figure: Parameters<typeof addFigure>[1]): Promise<Done> {
  await addFigure(context, figure);
  return { done: `Indicateur ${figure.code} ajouté à la fiche.` };
}

const text = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();
