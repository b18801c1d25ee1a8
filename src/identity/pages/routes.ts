import { route } from '@react-router/dev/routes';

export const identityRoutes = [
  route('connexion', 'identity/pages/sign-in.tsx'),
  route('deconnexion', 'identity/pages/sign-out.ts'),
];
