import { index, route } from '@react-router/dev/routes';

/** On the page where a record is validated. */
export const sentSection = index('citizen/pages/sent-with-record.tsx');

export const citizenRoutes = [
  route('ce-qu-on-nous-ecrit', 'citizen/pages/counts.tsx'),
  route('ce-qu-on-nous-ecrit/suivi/:code', 'citizen/pages/follow.tsx'),
  route('ce-qu-on-nous-ecrit/suivi/:code/export.json', 'citizen/pages/export.ts'),
  route('ce-qu-on-nous-ecrit/propositions/:what', 'citizen/pages/propositions.ts'),
  route('nature/envoyer', 'citizen/pages/choose-reader.tsx'),
  route('nature/envoyer/:publisher', 'citizen/pages/send-sighting.tsx'),
  route('travail/envois', 'citizen/pages/queue.tsx'),
  route('travail/envois/accueil', 'citizen/pages/reception.tsx'),
  route('travail/envois/:id', 'citizen/pages/message.tsx'),
  route('travail/envois/:id/photographie', 'citizen/pages/sent-photo.ts'),
  route('photographies/:id/envoyer', 'citizen/pages/send-photograph.tsx'),
];
