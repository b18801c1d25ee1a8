import { route } from '@react-router/dev/routes';

export const visitRoutes = [
  route('nature/visites', 'nature/pages/visit/visits.tsx'),
  route('nature/visites/nouvelle', 'nature/pages/visit/new-visit.tsx'),
  route('nature/visites/:id', 'nature/pages/visit/visit.tsx'),
  route('nature/visites/:id/modifier', 'nature/pages/visit/edit-visit.tsx'),
  route('nature/saisie/:what', 'nature/pages/visit/propose-entry.ts'),
  route('nature/protocoles', 'nature/pages/visit/protocols.tsx'),
  route('nature/protocoles/:protocol', 'nature/pages/visit/protocol.tsx'),
  route('terrain/nature/:protocol', 'nature/pages/visit/field.tsx'),
  route('terrain/nature/:protocol/visites', 'nature/pages/visit/receive-visit.ts'),
];
