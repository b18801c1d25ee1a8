import type { Letter } from './letter.ts';

/** The letter that holds a link to choose a password: a first one for somebody invited, another one else. */
export const linkLetter = (path: string, invited: boolean): Letter =>
  invited
    ? {
        subject: 'Votre compte sur Carreau',
        paragraphs: [
          'Un compte vous est ouvert sur Carreau, où votre territoire suit ses chiffres, ses sites et ses engagements. Choisissez votre mot de passe pour y entrer\u00a0: le lien sert une fois, dans les 48 heures.',
        ],
        action: { label: 'Choisir mon mot de passe', path },
        because: 'Ce courriel vous est envoyé parce que l’administration de votre organisation vous a donné un rôle.',
      }
    : {
        subject: 'Choisir un nouveau mot de passe',
        paragraphs: [
          'Voici de quoi choisir un nouveau mot de passe. Le lien sert une fois, dans les 48 heures\u202f; l’ancien mot de passe reste bon tant que vous ne vous en servez pas.',
        ],
        action: { label: 'Choisir un mot de passe', path },
        because:
          'Ce courriel vous est envoyé parce qu’un lien a été demandé pour votre compte. Si ce n’est pas vous, laissez-le\u00a0: rien ne change.',
      };
