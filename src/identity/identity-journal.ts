import type { JournalPart } from './journal.ts';
import { nameOrganisations, namePeople, nameServices } from './named.sql.ts';
import { organisationKindLabels } from './organisation.ts';
import { roleLabels } from './permission.ts';

export const identityJournal: JournalPart = {
  verbs: {
    'organisation.change': 'Organisation modifiée',
    'organisation.create': 'Organisation créée',
    'passkey.add': 'Clé d’accès ajoutée par la personne',
    'passkey.remove': 'Clé d’accès retirée par la personne',
    'password.change': 'Mot de passe changé par la personne',
    'password.link': 'Lien de mot de passe remis',
    'password.reset': 'Mot de passe choisi par un lien',
    'password.set': 'Mot de passe fixé en ligne de commande',
    'person.create': 'Personne ajoutée',
    'person.disable': 'Compte fermé',
    'person.enable': 'Compte rouvert',
    'person.join': 'Première venue par le fournisseur d’identité',
    'person.link': 'Compte relié au fournisseur d’identité',
    'role.grant': 'Rôle donné',
    'role.revoke': 'Rôle retiré',
    'service.change': 'Service modifié',
    'service.create': 'Service créé',
    'session.end': 'Session fermée par la personne',
    'session.end_all': 'Sessions fermées par l’administration',
    'token.create': 'Jeton créé pour un programme',
    'token.revoke': 'Jeton révoqué',
  },
  kinds: {
    organisation: { label: 'Organisation', name: nameOrganisations },
    person: { label: 'Personnes et rôles', name: namePeople },
    service: { label: 'Services', name: nameServices },
  },
  fields: {
    name: 'nom',
    shortName: 'nom court',
    kind: 'nature',
    siren: 'SIREN',
    website: 'site',
    publisher: 'publie des rapports',
    openLicence: 'licence des données ouvertes',
    parent: 'rattaché à',
    email: 'adresse électronique',
    role: 'rôle',
    service: 'service',
    provider: 'fournisseur',
  },
  values: { kind: organisationKindLabels, role: roleLabels },
};
