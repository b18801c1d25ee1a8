import { type CheckRule, findingAbout } from './rule.ts';
import { named } from './wording.ts';

export const unsourcedValue: CheckRule = {
  code: 'unsourced_value',
  title: 'Valeur sans source ou sans responsable',
  tier: 'A',
  explanation:
    'Un chiffre publié dit d’où il vient et quel service en répond. Un chiffre calculé tient sa source de sa formule ; il lui faut seulement un responsable.',
  check: (edition) =>
    edition.figures.flatMap((figure) => {
      const lacks = [
        ...(figure.source.trim() === '' && !figure.computed ? ['sa source'] : []),
        ...(figure.owner === null ? ['le service qui en répond'] : []),
      ];
      if (lacks.length === 0) return [];
      const sentence = `${named(figure)} (${figure.periodLabel}\u00a0: ${figure.printed}) ne dit pas ${lacks.join(' ni ')}.`;
      return [findingAbout(unsourcedValue.code, 'A', [figure], sentence)];
    }),
};
