/** What is noted once a day for each person who reads it. */
export const readings = {
  accounts: 'Liste des comptes',
  sign_ins: 'Connexions des personnes',
  readings: 'Ce registre des consultations',
  observers: 'Liste des observateurs',
  observer: 'Fiche d’un observateur',
  observer_export: 'Export de tout ce qui est gardé d’un observateur',
  messages: 'Liste des envois du public',
  message: 'Envoi du public',
  message_photo: 'Photographie envoyée par le public',
  records: 'Données naturalistes telles quelles, avec leurs observateurs',
  exact_place: 'Position exacte d’une espèce sensible',
  counts: 'Comptes de données naturalistes par maille, commune ou année, espèces sensibles comprises',
  exact_map: 'Carte qui situe exactement des espèces sensibles',
  exchange_file: 'Fichier de données naturalistes',
  backup: 'Sauvegarde de toute l’installation',
} as const;

export type ReadingKind = keyof typeof readings;

export interface Reading {
  organisationId: string;
  what: ReadingKind;
  /** The one read, where it is one. */
  objectId?: string;
}
