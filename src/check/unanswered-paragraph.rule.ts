import { type CheckRule, findingAt } from './rule.ts';
import { quoted, shortenedText } from './wording.ts';

export const unansweredParagraph: CheckRule = {
  code: 'unanswered_paragraph',
  title: 'Paragraphe de la décision sans réponse ou sans preuve',
  tier: 'A',
  explanation:
    'Un rapport sur l’état de conservation répond paragraphe par paragraphe à la décision du Comité du patrimoine mondial, avec des faits datés : chaque réponse cite au moins une preuve (observation, projet, décision, livraison, action ou chiffre).',
  check: ({ year, paragraphs }) =>
    paragraphs.flatMap(({ number, text, place, answered, evidence }) => {
      const name = `paragraphe-${number.replace(' ', '-')}`;
      const about = `${number} de la décision, ${quoted(shortenedText(text))}`;
      if (!answered) {
        const sentence = `Le paragraphe ${about}, n’a pas de réponse.`;
        return [findingAt(unansweredParagraph.code, 'A', name, year, place, sentence)];
      }
      if (evidence > 0) return [];
      const sentence = `La réponse au paragraphe ${about}, ne cite aucune preuve : observation, projet, décision, livraison, action ou chiffre.`;
      return [findingAt(unansweredParagraph.code, 'B', name, year, place, sentence)];
    }),
};
