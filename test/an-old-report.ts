/** The text of a small report of a département, as somebody would send it: two sheets, their figures, what they announce. */
export const anOldReport = `Rapport développement durable

2e commission : Solidarités humaines : Habitat et logement

Contexte
Le parc de logements du territoire est ancien, et sa rénovation est la première économie d’énergie des ménages.

Chiffres clés 2019
186 logements rénovés
6,8 M€ d’aides versées aux propriétaires
12 permanences tenues dans les communes

Perspectives 2020
Rénover 200 logements de plus avec les bailleurs sociaux.

\f3e commission : Éducation, culture, sport et citoyenneté : Collèges

Contexte
Les collèges du Département accueillent tous les élèves du territoire, et leurs cantines achètent près de chez elles.

Chiffres clés 2019
125 collèges publics
4 200 repas servis chaque jour

Perspectives 2020
Ouvrir un nouveau collège à énergie positive.
`;
