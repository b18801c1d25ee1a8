import type { Context } from '../../../identity/index.ts';
import { refusalOf } from '../../../kernel/db/refusal.ts';
import { DomainError, isDomainError } from '../../../kernel/errors.ts';
import { printCount } from '../../../kernel/french.ts';
import { saveFigures } from '../../sheet/save-figures.ts';
import { saveRegisterRows } from '../../sheet/save-register-rows.ts';
import { saveSheet, sheetFor } from '../../sheet/save-sheet.ts';
import { announceOnSheet, answerAsked } from '../../sheet/sheet-commitments.ts';
import { saveSheetFacts } from '../../sheet/sheet-facts.ts';
import { announcedFields, answerFields, typedAnswers, typedCommitments } from '../../sheet/typed-commitments.ts';
import { typedFacts } from '../../sheet/typed-facts.ts';
import { typedFigures } from '../../sheet/typed-figures.ts';
import { typedRows } from '../../sheet/typed-register.ts';
import { textName, typedTexts } from '../editor/typed-texts.ts';

interface Saved {
  /** Beginnings of the names of its fields. */
  fields: string[];
  /** What was saved, in words; nothing where nothing had changed. */
  save: (context: Context, sheetId: string, form: FormData) => Promise<string | undefined>;
}

/**
 * Saves all that was typed on the page. What is refused holds back nothing else; its fields alone stay in the form,
 * to be shown again.
 */
export async function saveTyped(context: Context, sheetId: string, form: FormData): Promise<string[]> {
  const said: string[] = [];
  const refusals: DomainError[] = [];
  for (const { fields, save } of parts) {
    try {
      const words = await save(context, sheetId, form);
      if (words) said.push(words);
      forget(form, fields);
    } catch (error) {
      const refusal = refusalOf(error);
      if (!refusal || refusal.kind === 'unauthenticated') throw error;
      refusals.push(refusal);
    }
  }
  const [first, ...others] = refusals;
  if (first) throw others.length + said.length === 0 ? first : together([first, ...others], said);
  return said;
}

function together(refusals: [DomainError, ...DomainError[]], said: string[]): DomainError {
  const sentences = [...new Set(refusals.map(({ message }) => message))];
  if (said.length > 0) sentences.push('Le reste est enregistré.');
  const facts = Object.assign({}, ...refusals.map((each) => each.facts));
  return new DomainError(refusals[0].kind, refusals[0].code, sentences.join(' '), facts);
}

function forget(form: FormData, prefixes: string[]): void {
  for (const name of [...form.keys()]) if (prefixes.some((prefix) => name.startsWith(prefix))) form.delete(name);
}

const texts: Saved = {
  fields: [textName('')],
  save: async (context, sheetId, form) => {
    const sheet = await sheetFor(context, sheetId, 'sheet.read');
    const content = typedTexts(form, sheet.content);
    if (Object.keys(content).length === 0) return undefined;
    const { outcome } = await saveSheet(context, { sheetId, baseVersion: Number(form.get('baseVersion')), content });
    if (outcome === 'saved') return 'textes enregistrés';
    forget(form, [textName('')]);
    throw keptAside();
  },
};

const figures: Saved = {
  fields: ['qualifier.', 'value.', 'source.', 'shown.', 'reason'],
  save: async (context, sheetId, form) => {
    const values = typedFigures(form);
    if (values.length === 0) return undefined;
    const reason = form
      .getAll('reason')
      .map(String)
      .find((typed) => typed.trim() !== '');
    const { recorded, corrected } = await saveFigures(context, { sheetId, values, ...(reason && { reason }) }).catch(
      (error) => {
        throw isDomainError(error) ? inTheGrid(error) : error;
      },
    );
    const changed = recorded + corrected;
    return changed > 0 ? printCount(changed, 'chiffre enregistré', 'chiffres enregistrés') : undefined;
  },
};

/** What is said of each cell stands under its line. */
function inTheGrid(error: DomainError): DomainError {
  const sentence = gridSentences[error.code];
  return sentence ? new DomainError(error.kind, error.code, sentence, error.facts) : error;
}

const gridSentences: Record<string, string> = {
  values_refused: 'Aucun chiffre n’a été enregistré : corrigez les cases signalées.',
  values_changed:
    'Aucun chiffre n’a été enregistré : quelqu’un a changé entre-temps ceux que la grille signale. Comparez, puis enregistrez à nouveau pour garder votre saisie.',
};

const answers: Saved = {
  fields: Object.values(answerFields),
  save: async (context, sheetId, form) => {
    const changed = typedAnswers(form);
    if (changed.length === 0) return undefined;
    await answerAsked(context, { sheetId, answers: changed });
    return printCount(changed.length, 'réponse enregistrée', 'réponses enregistrées');
  },
};

const announced: Saved = {
  fields: [announcedFields],
  save: async (context, sheetId, form) => {
    const lines = typedCommitments(form);
    if (lines.length === 0) return undefined;
    const changed = await announceOnSheet(context, { sheetId, lines });
    return changed > 0 ? printCount(changed, 'engagement enregistré', 'engagements enregistrés') : undefined;
  },
};

const listWords = { partners: 'partenaires', territoryIds: 'communes', funding: 'financement' } as const;

const facts: Saved = {
  fields: ['partner', 'territory', 'funding', 'version.'],
  save: async (context, sheetId, form) => {
    const changed = typedFacts(form);
    for (const each of changed) await saveSheetFacts(context, { sheetId, ...each });
    const lists = Object.entries(listWords).filter(([list]) => changed.some((each) => list in each));
    return lists.length > 0 ? `${lists.map(([, word]) => word).join(' et ')} enregistrés` : undefined;
  },
};

const registers: Saved = {
  fields: ['row-'],
  save: async (context, sheetId, form) => {
    const rows = typedRows(form);
    if (rows.length === 0) return undefined;
    const changed = await saveRegisterRows(context, { sheetId, rows });
    return printCount(changed, 'ligne du registre enregistrée', 'lignes du registre enregistrées');
  },
};

const parts: Saved[] = [texts, figures, answers, facts, announced, registers];

const keptAside = () =>
  new DomainError(
    'conflict',
    'text_kept_aside',
    'Quelqu’un a enregistré la fiche avant vous. Votre texte est gardé à part : choisissez ci-dessous ce qui reste.',
  );
