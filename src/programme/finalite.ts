export const finaliteCodes = ['F1', 'F2', 'F3', 'F4', 'F5'] as const;
export type FinaliteCode = (typeof finaliteCodes)[number];

interface Wording {
  /** First day the wording was in force. */
  since: string;
  label: string;
}

/**
 * The five finalités of sustainable development, numbered as the code de l'environnement does (L110-1, III, 1° to 5°).
 * The law renamed them over time, so a report uses the wording of its year. Publishers may print labels of
 * their own (report types); the codes here keep the order of the law whatever the publisher's.
 */
const wordings: Record<FinaliteCode, Wording[]> = {
  F1: [{ since: '2010-07-14', label: 'La lutte contre le changement climatique' }],
  F2: [{ since: '2010-07-14', label: 'La préservation de la biodiversité, des milieux et des ressources' }],
  F3: [{ since: '2010-07-14', label: 'La cohésion sociale et la solidarité entre les territoires et les générations' }],
  F4: [{ since: '2010-07-14', label: 'L’épanouissement de tous les êtres humains' }],
  F5: [
    {
      since: '2010-07-14',
      label: 'Une dynamique de développement suivant des modes de production et de consommation responsables',
    },
    // Loi 2015-992 of 17 August 2015, article 70.
    { since: '2015-08-19', label: 'La transition vers une économie circulaire' },
  ],
};

/** The wording in force on a day; the first one before any was. */
export function finaliteLabel(code: FinaliteCode, on: string): string {
  const [first] = wordings[code];
  return (wordings[code].findLast((wording) => wording.since <= on) ?? first)?.label ?? code;
}
