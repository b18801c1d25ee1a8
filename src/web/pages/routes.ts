import { route } from '@react-router/dev/routes';

export const webRoutes = [
  route('accessibilite', 'web/pages/accessibility.tsx'),
  // Whatever leads nowhere is answered with the menu of whoever asks.
  route('*', 'web/pages/not-found.ts'),
];
