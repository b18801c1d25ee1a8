import { route } from '@react-router/dev/routes';

export const observerRoutes = [
  route('nature/observateurs', 'nature/pages/observer/observers.tsx'),
  route('nature/observateurs/:id', 'nature/pages/observer/observer.tsx'),
  route('nature/observateurs/:id/:format', 'nature/pages/observer/observer-file.ts'),
];
