import { type CheckRule, findingAt } from './rule.ts';
import { quoted } from './wording.ts';

export const sheetWithoutFigure: CheckRule = {
  code: 'sheet_without_figure',
  title: 'Fiche sans chiffre',
  tier: 'C',
  explanation:
    'Une fiche sans aucun chiffre se lit mais ne se suit pas d’une année à l’autre. Celles que personne n’a commencées ne sont pas signalées. Certaines actions n’ont pas de chiffre : l’alerte s’accepte alors d’un mot.',
  check: (edition) =>
    edition.sheets
      .filter(
        (sheet) =>
          sheet.wantsFigures && sheet.figures.length === 0 && sheet.prose.some(({ text }) => text.trim() !== ''),
      )
      .map((sheet) =>
        findingAt(
          sheetWithoutFigure.code,
          'C',
          sheet.code,
          edition.year,
          sheet.place,
          `La fiche ${quoted(sheet.title)} ne contient aucun chiffre.`,
        ),
      ),
};
