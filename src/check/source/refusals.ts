import { DomainError } from '../../kernel/errors.ts';
import type { ZipLimits } from '../../kernel/unzip.ts';

/** In bytes, and in characters of text. */
export const largestDocument = 50_000_000;

export const emptyDocument = () =>
  new DomainError('invalid', 'document_empty', 'Ce fichier ne contient aucun texte. Envoyez le document entier.');

export const tooLarge = () =>
  new DomainError(
    'invalid',
    'document_too_large',
    'Ce fichier dépasse 50\u202fMo. Enregistrez-le sans ses images, ou partagez-le en plusieurs documents.',
  );

export const swollen = () =>
  new DomainError(
    'invalid',
    'document_swollen',
    'Ce fichier se déploie au-delà de ce qu’un rapport peut contenir, et n’a pas été ouvert. Enregistrez-le à nouveau depuis votre traitement de texte.',
  );

export const unknownDocument = () =>
  new DomainError(
    'invalid',
    'document_unknown',
    'Ce fichier n’est pas un document que Carreau sait lire. Enregistrez-le en PDF, DOCX, ODT, Markdown ou texte.',
  );

export const lockedDocument = () =>
  new DomainError(
    'invalid',
    'document_locked',
    'Ce document est protégé par un mot de passe. Enregistrez-en une copie sans protection.',
  );

export const oldDocument = () =>
  new DomainError(
    'invalid',
    'document_old',
    'Ce document est d’un ancien format de bureautique (.doc), ou protégé par un mot de passe. Enregistrez-le en DOCX, ODT ou PDF, sans mot de passe.',
  );

export const scannedDocument = () =>
  new DomainError(
    'invalid',
    'document_scanned',
    'Ce PDF ne contient que des images de pages, sans texte. Passez-le par une reconnaissance de caractères, ou demandez le document d’origine.',
  );

export const brokenDocument = () =>
  new DomainError(
    'invalid',
    'document_broken',
    'Ce document est abîmé ou incomplet et ne s’ouvre pas. Enregistrez-le à nouveau depuis le logiciel qui l’a fait.',
  );

export const tooHeavy = () =>
  new DomainError(
    'invalid',
    'document_too_heavy',
    'La lecture de ce document demande trop de mémoire et a été arrêtée. Partagez-le en plusieurs documents, ou enregistrez-en le texte seul, puis recommencez.',
  );

/** What is inflated of a document. */
export const documentLimits: ZipLimits = { largest: 60_000_000, broken: brokenDocument, swollen };
