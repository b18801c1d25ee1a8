import type { Context } from '../../../identity/index.ts';
import { printCount } from '../../../kernel/french.ts';
import type { Action } from '../../../programme/index.ts';
import { type PartnerRole, partnerRoles } from '../../../programme/words.ts';
import { settledTexts } from '../../conflict-view.ts';
import { commentSheet, settleComment } from '../../sheet/comment-sheet.ts';
import { readSheet } from '../../sheet/read-sheet.ts';
import { reviewSheet } from '../../sheet/review-sheet.ts';
import { addFigure, removeFigure, saveFigures } from '../../sheet/save-figures.ts';
import { saveSheet, settleConflict, sheetFor } from '../../sheet/save-sheet.ts';
import { announceOnSheet, answerAsked } from '../../sheet/sheet-commitments.ts';
import type { SheetContent } from '../../sheet/sheet-content.ts';
import { type SheetFacts, saveSheetFacts } from '../../sheet/sheet-facts.ts';
import { submitSheet } from '../../sheet/submit-sheet.ts';
import { typedFigures } from '../../sheet/typed-figures.ts';
import { typedTexts } from '../editor/typed-texts.ts';

/** What the page says once the work is done. */
export interface Done {
  done: string;
}

type Intent = (context: Context, sheetId: string, form: FormData) => Promise<Done>;

/** What each button of the sheet's page does. */
export const intents: Record<string, Intent> = {
  save: async (context, sheetId, form) =>
    (await saveFields(context, sheetId, form)) === 'conflict' ? keptAside : { done: 'Fiche enregistrée.' },
  submit: async (context, sheetId, form) => {
    if ((await saveFields(context, sheetId, form)) === 'conflict') return keptAside;
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
    const content = await chosenTexts(context, sheetId, form);
    const [revisionId, baseVersion] = [text(form, 'revisionId'), Number(form.get('baseVersion'))];
    await settleConflict(context, { sheetId, revisionId, baseVersion, content });
    return { done: 'Choix enregistré. L’autre version reste dans l’historique.' };
  },
  comment: async (context, sheetId, form) => {
    await commentSheet(context, { sheetId, block: text(form, 'block') || null, text: text(form, 'comment') });
    return { done: 'Remarque envoyée.' };
  },
  settle_comment: async (context, sheetId, form) => {
    await settleComment(context, { sheetId, commentId: text(form, 'commentId') });
    return { done: 'Remarque traitée.' };
  },
  figures: async (context, sheetId, form) => {
    const reason = text(form, 'reason');
    const values = typedFigures(form);
    const { recorded, corrected } = await saveFigures(context, { sheetId, values, ...(reason ? { reason } : {}) });
    const changed = recorded + corrected;
    return {
      done:
        changed === 0
          ? 'Aucun chiffre n’a changé.'
          : `${printCount(changed, 'chiffre enregistré', 'chiffres enregistrés')}.`,
    };
  },
  add_figure: async (context, sheetId, form) => {
    await addFigure(context, { sheetId, code: text(form, 'code'), key: form.get('key') === 'yes' });
    return { done: `Indicateur ${text(form, 'code')} ajouté à la fiche.` };
  },
  remove_figure: async (context, sheetId, form) => {
    await removeFigure(context, { sheetId, indicatorId: text(form, 'intent').split(':')[1] ?? '' });
    return { done: 'Indicateur retiré de la fiche ; ses valeurs sont gardées.' };
  },
  answer: async (context, sheetId, form) => {
    await answerAsked(context, { sheetId, answers: answersIn(form) });
    return { done: 'Réponses enregistrées.' };
  },
  announce: async (context, sheetId, form) => {
    await announceOnSheet(context, { sheetId, sentences: form.getAll('sentence').map(String) });
    return { done: 'Engagements enregistrés.' };
  },
  partners: async (context, sheetId, form) => {
    const names = form.getAll('partner').map((name) => String(name).trim());
    const partners = names.flatMap((name, index) => (name ? [{ name, role: roleAt(form, index) }] : []));
    return saveFacts(context, sheetId, form, { partners });
  },
  territories: (context, sheetId, form) =>
    saveFacts(context, sheetId, form, { territoryIds: form.getAll('territoryId').map(String) }),
  funding: (context, sheetId, form) => saveFacts(context, sheetId, form, { funding: fundingIn(form) }),
};

const keptAside: Done = {
  done: 'Quelqu’un a enregistré la fiche avant vous. Votre texte est gardé à part : choisissez ci-dessous ce qui reste.',
};

const text = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();

/** Saves the plain fields of a browser without JavaScript. */
async function saveFields(
  context: Context,
  sheetId: string,
  form: FormData,
): Promise<'saved' | 'conflict' | 'nothing'> {
  const sheet = await sheetFor(context, sheetId, 'sheet.edit');
  const content = typedTexts(form, sheet.content);
  if (Object.keys(content).length === 0) return 'nothing';
  const baseVersion = Number(form.get('baseVersion'));
  return (await saveSheet(context, { sheetId, baseVersion, content })).outcome;
}

async function chosenTexts(context: Context, sheetId: string, form: FormData): Promise<SheetContent> {
  const { conflicts } = await readSheet(context, sheetId);
  const conflict = conflicts.find(({ revisionId }) => revisionId === form.get('revisionId'));
  return conflict ? settledTexts(conflict, (code) => form.get(`choice.${code}`)) : {};
}

type Answers = Parameters<typeof answerAsked>[1]['answers'];

/** Commitments with neither outcome nor sentence wait for another day. */
function answersIn(form: FormData): Answers {
  return form.getAll('commitmentId').flatMap((given) => {
    const commitmentId = String(given);
    const outcome = text(form, `outcome.${commitmentId}`) as Answers[number]['outcome'];
    const sentence = text(form, `sentence.${commitmentId}`);
    return outcome || sentence ? [{ commitmentId, outcome, sentence }] : [];
  });
}

const roleAt = (form: FormData, index: number): PartnerRole =>
  partnerRoles.find((role) => role === form.getAll('role')[index]) ?? 'partner';

type Funding = NonNullable<SheetFacts['funding']>;

function fundingIn(form: FormData): Funding {
  const at = (name: string, index: number) => String(form.getAll(name)[index] ?? '').trim();
  return form.getAll('funder').flatMap((given, index) => {
    const funder = String(given).trim();
    if (!funder && !at('amount', index)) return [];
    return [
      {
        funder,
        amount: at('amount', index),
        taxBasis: (at('taxBasis', index) || null) as Action['funding'][number]['taxBasis'],
        nature: (at('nature', index) || null) as Action['funding'][number]['nature'],
        state: (at('fundingState', index) || 'asked') as Action['funding'][number]['state'],
        year: at('year', index) ? Number(at('year', index)) : null,
      },
    ];
  });
}

async function saveFacts(
  context: Context,
  sheetId: string,
  form: FormData,
  lists: Omit<SheetFacts, 'sheetId' | 'actionId' | 'version'>,
): Promise<Done> {
  const actionId = text(form, 'actionId') || null;
  const version = form.get('version') ? Number(form.get('version')) : null;
  await saveSheetFacts(context, { sheetId, actionId, version, ...lists });
  return { done: 'Enregistré.' };
}
