import { searchForm } from '../../kernel/french.ts';

/** The columns of a file of actions: the title written on export, and others under which they are known. */
export const actionColumns = {
  number: { label: 'numéro', aliases: ['n', 'no', 'num', 'code', 'reference', 'numero action'] },
  title: { label: 'titre', aliases: ['action', 'intitule', 'nom', 'libelle', 'titre action'] },
  summary: { label: 'résumé', aliases: ['synthese', 'chapo', 'accroche'] },
  description: { label: 'description', aliases: ['contenu', 'texte', 'detail', 'descriptif'] },
  scope: { label: 'portée', aliases: ['interne ou territoire', 'nature'] },
  stage: { label: 'étape', aliases: ['etat', 'statut', 'avancement', 'maturite', 'phase'] },
  stageSince: { label: 'étape depuis', aliases: ['depuis', 'date etape', 'date statut'] },
  stageReason: { label: 'motif', aliases: ['motif etape', 'raison'] },
  priority: { label: 'priorité', aliases: ['rang'] },
  service: { label: 'service pilote', aliases: ['service', 'direction', 'pilote', 'direction pilote'] },
  contact: { label: 'contact', aliases: ['referent', 'personne contact', 'responsable'] },
  plans: { label: 'plans', aliases: ['plan', 'plans lies', 'programme'] },
  objectives: { label: 'objectifs', aliases: ['objectif', 'axe', 'objectif numero'] },
  partners: { label: 'partenaires', aliases: ['partenaire', 'acteurs'] },
  territories: { label: 'territoires', aliases: ['territoire', 'communes', 'commune', 'lieux'] },
  sites: { label: 'sites concernés', aliases: ['site concerne', 'sites', 'site', 'lieux concernes'] },
  funding: { label: 'financements', aliases: ['financement', 'financeurs', 'budget'] },
  milestones: { label: 'jalons', aliases: ['jalon', 'calendrier'] },
  finalites: { label: 'finalités', aliases: ['finalite'] },
  goals: { label: 'ODD', aliases: ['objectifs de developpement durable'] },
  links: { label: 'liens', aliases: ['lien', 'url', 'site internet', 'site web'] },
  related: { label: 'actions liées', aliases: ['action liee', 'actions correlees'] },
  indicators: { label: 'indicateurs', aliases: ['indicateur', 'codes indicateurs'] },
} as const;

export type ActionColumn = keyof typeof actionColumns;
export const columnKeys = Object.keys(actionColumns) as ActionColumn[];
export const isActionColumn = (key: unknown): key is ActionColumn =>
  typeof key === 'string' && Object.hasOwn(actionColumns, key);

/** Which column of actions each column of a file is; a column of the file that is none of ours is left out. */
export type Mapping = Record<string, ActionColumn | null>;

/** What was remembered for this header, else what the titles look like; each of our columns is taken once. */
export function guessMapping(header: readonly string[], remembered?: Mapping): Mapping {
  const taken = new Set<ActionColumn>();
  const guesses = header.map((name) => {
    const guess = remembered && Object.hasOwn(remembered, name) ? (remembered[name] ?? null) : guessColumn(name);
    if (!guess || taken.has(guess)) return [name, null] as const;
    taken.add(guess);
    return [name, guess] as const;
  });
  return Object.fromEntries(guesses);
}

const guessColumn = (name: string): ActionColumn | null => {
  const form = searchForm(name);
  const known = (key: ActionColumn) => [searchForm(actionColumns[key].label), ...actionColumns[key].aliases];
  return columnKeys.find((key) => known(key).includes(form)) ?? null;
};

/** Names a header whatever the order of its columns. */
export const headerKey = (header: readonly string[]): string => JSON.stringify([...header].sort());
