import { keptDays } from './message.ts';

/** How long an address is kept, as forms say it. */
export const addressKept = `Votre adresse ne sert qu’à vous répondre, si vous la confirmez. Elle n’est jamais montrée, et elle est effacée ${keptDays.email}\u00a0jours après la réponse.`;
