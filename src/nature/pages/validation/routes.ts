import { route } from '@react-router/dev/routes';

export const validationRoutes = [
  route('nature/validation', 'nature/pages/validation/queue.tsx'),
  route('nature/donnees/:id/validation', 'nature/pages/validation/review.tsx'),
  route('nature/donnees/:id/modifier', 'nature/pages/validation/edit-record.tsx'),
];
