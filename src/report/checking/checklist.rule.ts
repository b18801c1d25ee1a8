import { narrow, printCount, printDate, wide } from '../../kernel/french.ts';
import { type Finalite, finalites } from '../../programme/finalite.ts';
import type { ChecklistItem } from '../document.ts';
import { lawsInForce, presentedOn } from '../law.ts';

/** What the law of the rapport développement durable looks at in an edition. */
export interface ChecklistFacts {
  law: 'epci' | 'departement';
  year: number;
  /** Codes of the edition's texts that somebody wrote. */
  texts: string[];
  sheets: { finalites: Finalite[]; scopes: ('internal' | 'territory')[] }[];
  /** Sustainable development goals that the report's actions name. */
  goals: number[];
  /** Commitments announced for the next year. */
  commitments: number;
  /** Days (ISO) of the session and of the debate on the draft budget; null until known. */
  sessionDate: string | null;
  budgetDebateDate: string | null;
}

interface Duty {
  code: string;
  label: string;
  source: Record<ChecklistFacts['law'], string>;
  /** Day from which reports presented are bound, and publishers that are; all of them where absent. */
  since?: string;
  only?: ChecklistFacts['law'];
  judge(facts: ChecklistFacts): { met: boolean; detail: string };
}

/** What the law asks of this edition, with what was found. Waivers are for the caller to join. */
export const legalChecklist = (facts: ChecklistFacts): ChecklistItem[] =>
  duties
    .filter((duty) => presentedOn(facts) >= (duty.since ?? '') && (duty.only ?? facts.law) === facts.law)
    .map(({ code, label, source, judge }) => ({
      code,
      label,
      source: source[facts.law],
      ...judge(facts),
      waiver: null,
    }));

const finaliteLabels: Record<Finalite, string> = {
  climat: 'changement climatique',
  biodiversite: 'biodiversité, milieux et ressources',
  cohesion: 'cohésion sociale et solidarité',
  epanouissement: 'épanouissement de tous',
  production: 'production et consommation responsables',
};

const decree = (paragraph: string) => ({
  epci: `CGCT D2311-15, ${paragraph}`,
  departement: `CGCT D3311-8, ${paragraph}`,
});
const law = { epci: 'CGCT L2311-1-1', departement: 'CGCT L3311-2' };

const duties: Duty[] = [
  {
    code: 'situation',
    label: 'Synthèse de la situation en matière de développement durable',
    source: decree('1er alinéa'),
    judge: ({ texts }) => written(texts, 'synthese', 'La synthèse de l’année'),
  },
  {
    code: 'finalites',
    label: 'Les cinq finalités du développement durable',
    source: decree('2e alinéa, et code de l’environnement L110-1, III'),
    judge: judgeFinalites,
  },
  {
    code: 'internal_balance',
    label: 'Bilan du patrimoine, du fonctionnement et des activités internes',
    source: decree('3e alinéa'),
    judge: (facts) => balance(facts, 'internal', 'interne'),
  },
  {
    code: 'territorial_balance',
    label: 'Bilan des politiques, orientations et programmes menés sur le territoire',
    source: decree('4e alinéa'),
    judge: (facts) => balance(facts, 'territory', 'territoire'),
  },
  {
    code: 'method',
    label: 'Analyse de l’élaboration, de la mise en œuvre et de l’évaluation des actions',
    source: decree('5e alinéa'),
    judge: ({ texts }) => written(texts, 'methode', 'L’analyse des modalités'),
  },
  {
    code: 'orientations',
    label: 'Orientations et programmes de nature à améliorer la situation',
    source: law,
    judge: ({ commitments, year }) => ({
      met: commitments > 0,
      detail:
        commitments > 0
          ? `${printCount(commitments, 'engagement')} pour ${year + 1}.`
          : `Aucun engagement n’est annoncé pour ${year + 1}${wide}: complétez les perspectives des fiches.`,
    }),
  },
  {
    code: 'goals',
    label: 'Contribution aux objectifs de développement durable',
    source: {
      epci: 'CGCT L2311-1-1, loi 2021-1031 du 4 août 2021',
      departement: 'CGCT L3311-2, loi 2021-1031 du 4 août 2021',
    },
    since: lawsInForce.agenda2030,
    judge: judgeGoals,
  },
  {
    code: 'digital_strategy',
    label: 'Bilan annuel de la stratégie numérique responsable',
    source: { ...law, epci: 'CGCT L2311-1-1, loi 2021-1485 du 15 novembre 2021, art. 35' },
    since: lawsInForce.digitalStrategy,
    only: 'epci',
    judge: ({ texts }) => written(texts, 'numerique', 'Le bilan de la stratégie numérique responsable'),
  },
  {
    code: 'before_budget',
    label: 'Présentation avant les débats sur le projet de budget',
    source: law,
    judge: judgeDate,
  },
  {
    code: 'deliberation',
    label: 'Délibération spécifique qui atteste la présentation',
    source: { epci: 'Circulaire du 3 août 2011', departement: 'Circulaire du 3 août 2011' },
    judge: ({ sessionDate }) => ({
      met: sessionDate !== null,
      detail: sessionDate
        ? `La délibération se prépare pour la séance du ${printDate(sessionDate)}.`
        : 'Indiquez la date de la séance pour préparer la délibération.',
    }),
  },
];

const written = (texts: string[], code: string, what: string) => ({
  met: texts.includes(code),
  detail: texts.includes(code)
    ? `${what} est dans les textes de l’édition.`
    : `${what} n’est pas encore dans les textes de l’édition.`,
});

function judgeFinalites({ sheets }: ChecklistFacts) {
  const counts = finalites.map((code) => ({
    label: finaliteLabels[code],
    count: sheets.filter((sheet) => sheet.finalites.includes(code)).length,
  }));
  const absent = counts.filter(({ count }) => count === 0).map(({ label }) => label);
  const detail =
    absent.length === 0
      ? `Fiches par finalité${wide}: ${counts.map(({ label, count }) => `${label} ${count}`).join(`${narrow}; `)}.`
      : `Aucune fiche pour${wide}: ${absent.join(`${narrow}; `)}.`;
  return { met: absent.length === 0, detail };
}

function balance({ sheets, texts }: ChecklistFacts, scope: 'internal' | 'territory', text: string) {
  const count = sheets.filter(({ scopes }) => scopes.includes(scope)).length;
  const where = scope === 'internal' ? 'internes' : 'menées sur le territoire';
  const found = [
    ...(texts.includes(text) ? ['un texte de l’édition'] : []),
    ...(count > 0 ? [`${printCount(count, 'fiche')} d’actions ${where}`] : []),
  ];
  const detail =
    found.length > 0
      ? `${found.join(' et ')}.`
      : `Aucune fiche ne porte d’action ${scope === 'internal' ? 'interne' : 'sur le territoire'}.`;
  return { met: found.length > 0, detail: detail.charAt(0).toUpperCase() + detail.slice(1) };
}

function judgeGoals({ texts, goals }: ChecklistFacts) {
  const met = texts.includes('odd') || goals.length > 0;
  if (!met) return { met, detail: 'Ni texte, ni action rattachée à un objectif de développement durable.' };
  const tagged = printCount(new Set(goals).size, 'objectif porté', 'objectifs portés');
  return {
    met,
    detail: goals.length > 0 ? `${tagged} par les actions du rapport.` : 'Un texte de l’édition en traite.',
  };
}

/** The budget is voted by 15 April (CGCT L1612-2): a later session comes too late whatever the day of the debate. */
function judgeDate({ sessionDate, budgetDebateDate, year }: ChecklistFacts) {
  if (!sessionDate) return { met: false, detail: 'Indiquez la date de la séance.' };
  const session = `Séance du ${printDate(sessionDate)}`;
  if (budgetDebateDate) {
    const met = sessionDate <= budgetDebateDate;
    const debate = `débat budgétaire du ${printDate(budgetDebateDate)}`;
    return { met, detail: met ? `${session}, avant le ${debate}.` : `${session}, après le ${debate}.` };
  }
  const lastDay = `${year + 1}-04-15`;
  const met = sessionDate <= lastDay;
  return {
    met,
    detail: met
      ? `${session}, avant la date limite de vote du budget (${printDate(lastDay)}).`
      : `${session}, après la date limite de vote du budget (${printDate(lastDay)}).`,
  };
}

/** Names an item of the law among findings, so that it is waived the same way. */
export const checklistKey = (code: string): string => `checklist:${code}`;
export const checklistSentence = ({ label, detail }: ChecklistItem): string => `${label}. ${detail}`;
