import { yearOf } from '../kernel/period.ts';
import type { CheckedFigure } from './checked-edition.ts';
import { type CheckRule, findingAbout } from './rule.ts';
import { colon, named, speaksOfChange } from './wording.ts';

export const targetWithoutBaseline: CheckRule = {
  code: 'target_without_baseline',
  title: 'Cible sans valeur de référence',
  tier: 'B',
  explanation:
    'Une cible se juge par rapport à une valeur de référence, avec son année et sa source. Probable pour une cible relative (« baisse de 26 % »), qui ne veut rien dire sans elle\u00a0; à regarder pour une autre, qui peut se compter depuis zéro ou depuis une valeur déjà saisie.',
  check: (edition) =>
    edition.figures.flatMap((figure) => {
      const last = figure.targets.at(-1);
      if (!last || figure.baseline) return [];
      const aim = `${named(figure)} a une cible pour ${last.year}, sans valeur de référence`;
      const relative = ['percent', 'factor'].includes(figure.unit.nature) && speaksOfChange(figure.label);
      if (relative) {
        const sentence = `${aim}${colon}rien ne dit par rapport à quelle année elle se mesure.`;
        return [findingAbout(targetWithoutBaseline.code, 'B', [figure], sentence)];
      }
      return [findingAbout(targetWithoutBaseline.code, 'C', [figure], `${aim}${adviceFor(figure, last.year)}`)];
    }),
};

function adviceFor(figure: CheckedFigure, year: number): string {
  const start = [...figure.earlier, figure].find(({ period }) => yearOf(period) < year);
  return start
    ? `. La valeur ${yearOf(start.period)} (${start.printed}) peut être déclarée référence.`
    : `${colon}le chemin parcouru ne peut pas être mesuré.`;
}
