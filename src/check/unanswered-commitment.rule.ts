import { type CheckRule, findingAt } from './rule.ts';
import { quoted, shortenedText } from './wording.ts';

export const unansweredCommitment: CheckRule = {
  code: 'unanswered_commitment',
  title: 'Engagement sans réponse',
  tier: 'A',
  explanation:
    'Chaque engagement annoncé pour l’année reçoit une réponse (tenu, en partie, reporté, abandonné, sans objet) et une phrase. Ce n’est pas un reproche : une réponse suffit, même négative.',
  check: (edition) =>
    edition.sheets.flatMap((sheet) =>
      sheet.commitments
        .filter((commitment) => !commitment.answered)
        .map(({ id, sentence }) =>
          findingAt(
            unansweredCommitment.code,
            'A',
            id,
            edition.year,
            sheet.place,
            `L’engagement ${quoted(shortenedText(sentence))} attend sa réponse pour ${edition.year}.`,
          ),
        ),
    ),
};
