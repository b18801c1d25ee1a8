import { type RouteConfigEntry, route } from '@react-router/dev/routes';

/** `more`: what later sections say of a record, on the page where it is validated. */
export const validationRoutes = (more: RouteConfigEntry[]) => [
  route('nature/validation', 'nature/pages/validation/queue.tsx'),
  route('nature/donnees/:id/validation', 'nature/pages/validation/review.tsx', more),
  route('nature/donnees/:id/modifier', 'nature/pages/validation/edit-record.tsx'),
];
