import { index } from '@react-router/dev/routes';

export const webRoutes = [index('web/pages/home.tsx')];
