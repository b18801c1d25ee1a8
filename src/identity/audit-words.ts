/** What the journal says of each verb; a past participle after the object's name. */
const verbs: Record<string, string> = {
  'action.attach': 'Fichier joint à l’action',
  'action.change': 'Action modifiée',
  'action.change_refused': 'Modification d’action refusée',
  'action.create': 'Action créée',
  'action.detach': 'Fichier retiré de l’action',
  'action.import': 'Actions importées',
  'action.import_change': 'Action modifiée par un import',
  'action.import_undone': 'Import d’actions annulé',
  'action.stage': 'Étape de l’action changée',
  'breakdown.declare': 'Répartition déclarée',
  'commitment.announce': 'Engagement annoncé',
  'commitment.answer': 'Suite donnée à un engagement',
  'commitment.retract': 'Engagement retiré',
  'edition.edit': 'Édition modifiée',
  'edition.freeze': 'Édition figée',
  'edition.move': 'Édition avancée d’une étape',
  'edition.open': 'Édition ouverte',
  'edition.validate': 'Édition validée',
  'finding.waive': 'Alerte acceptée',
  'finding.withdraw': 'Acceptation d’une alerte retirée',
  'indicator.define': 'Indicateur défini',
  'organisation.change': 'Organisation modifiée',
  'organisation.create': 'Organisation créée',
  'organisation.territory': 'Territoire de l’organisation choisi',
  'password.change': 'Mot de passe changé par la personne',
  'password.link': 'Lien de mot de passe remis',
  'password.reset': 'Mot de passe choisi par un lien',
  'password.set': 'Mot de passe fixé en ligne de commande',
  'perimeter.change': 'Périmètre modifié',
  'perimeter.create': 'Périmètre dessiné',
  'person.create': 'Personne ajoutée',
  'person.disable': 'Compte fermé',
  'person.enable': 'Compte rouvert',
  'plan.change': 'Plan modifié',
  'plan.create': 'Plan créé',
  'plan.objectives': 'Objectifs du plan modifiés',
  'role.grant': 'Rôle donné',
  'role.revoke': 'Rôle retiré',
  'service.change': 'Service modifié',
  'service.create': 'Service créé',
  'sheet.comment': 'Fiche commentée',
  'sheet.review': 'Fiche relue',
  'sheet.save': 'Fiche enregistrée',
  'sheet.settle_comment': 'Commentaire réglé',
  'sheet.submit': 'Fiche soumise',
  'target.set': 'Cible fixée',
  'value.record': 'Valeur saisie',
  'value.validate': 'Valeur validée',
};

/** Kinds of objects as people call them, to filter the journal. */
export const objectKindLabels: Record<string, string> = {
  action: 'Actions',
  edition: 'Éditions',
  import: 'Imports',
  indicator: 'Indicateurs et valeurs',
  organisation: 'Organisation',
  person: 'Personnes et rôles',
  plan: 'Plans',
  service: 'Services',
  sheet: 'Fiches',
  territory: 'Territoires',
};

const fields: Record<string, string> = {
  amount: 'montant',
  code: 'code',
  communes: 'communes',
  description: 'description',
  email: 'adresse',
  kind: 'nature',
  label: 'libellé',
  name: 'nom',
  number: 'numéro',
  period: 'période',
  publisher: 'publie des rapports',
  role: 'rôle',
  sentence: 'phrase',
  service: 'service',
  shortName: 'nom court',
  siren: 'SIREN',
  source: 'source',
  stage: 'étape',
  state: 'état',
  status: 'statut',
  summary: 'résumé',
  territory: 'territoire',
  title: 'titre',
  unit: 'unité',
  value: 'valeur',
  website: 'site',
  year: 'année',
};

export const verbLabel = (verb: string): string => verbs[verb] ?? verb;

/** One property of an object before and after; an absent side is undefined. */
export interface FieldChange {
  field: string;
  before: string | undefined;
  after: string | undefined;
}

/** What differs between two states, property by property, in words. Properties whose name has no word keep it. */
export function fieldChanges(before: unknown, after: unknown): FieldChange[] {
  const [old, young] = [propertiesOf(before), propertiesOf(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(young)])]
    .map((key) => ({ field: fields[key] ?? key, before: inWords(old[key]), after: inWords(young[key]) }))
    .filter((change) => change.before !== change.after);
}

const propertiesOf = (state: unknown): Record<string, unknown> => {
  if (state === null || state === undefined) return {};
  return typeof state === 'object' && !Array.isArray(state) ? (state as Record<string, unknown>) : { value: state };
};

const longest = 160;

function inWords(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  const text =
    Array.isArray(value) && value.every((each) => typeof each !== 'object') ? value.join(', ') : asText(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

const asText = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));
