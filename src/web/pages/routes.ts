import { route } from '@react-router/dev/routes';

export const webRoutes = [route('accessibilite', 'web/pages/accessibility.tsx')];
