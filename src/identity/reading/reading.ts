/** What is noted once a day for each person who reads it. */
export const readings = {
  accounts: 'Liste des comptes',
  sign_ins: 'Connexions des personnes',
  readings: 'Ce registre des consultations',
  observer: 'Fiche d’un observateur',
  observer_export: 'Export de tout ce qui est gardé d’un observateur',
  message: 'Envoi du public',
  message_photo: 'Photographie envoyée par le public',
  exact_place: 'Position exacte d’une espèce sensible',
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
