import { yearOf } from '../kernel/period.ts';
import { type CheckRule, findingAbout } from './rule.ts';
import { named, speaksOfChange } from './wording.ts';

export const targetWithoutBaseline: CheckRule = {
  code: 'target_without_baseline',
  title: 'Cible sans valeur de référence',
  tier: 'A',
  explanation:
    'Une cible se juge par rapport à une valeur de référence, avec son année et sa source. C’est certain pour une cible relative (« baisse de 26 % »), probable pour une autre ; s’il existe des valeurs antérieures à la cible, l’une d’elles peut simplement être déclarée référence.',
  check: (edition) =>
    edition.figures.flatMap((figure) => {
      const last = figure.targets.at(-1);
      if (!last || figure.baseline) return [];
      const relative = ['percent', 'factor'].includes(figure.unit.nature) && speaksOfChange(figure.label);
      const earlier = figure.earlier.find((past) => yearOf(past.period) < last.year);
      const aim = `${named(figure)} a une cible pour ${last.year}, sans valeur de référence`;
      if (relative)
        return [
          findingAbout(
            targetWithoutBaseline.code,
            'A',
            [figure],
            `${aim}\u00a0: rien ne dit par rapport à quelle année ni à quelle quantité elle se mesure.`,
          ),
        ];
      if (earlier)
        return [
          findingAbout(
            targetWithoutBaseline.code,
            'C',
            [figure],
            `${aim}. La valeur ${yearOf(earlier.period)} (${earlier.printed}) peut être déclarée référence.`,
          ),
        ];
      return [
        findingAbout(
          targetWithoutBaseline.code,
          'B',
          [figure],
          `${aim}\u00a0: le chemin parcouru ne peut pas être mesuré.`,
        ),
      ];
    }),
};
