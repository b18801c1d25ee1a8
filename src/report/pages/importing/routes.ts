import { route } from '@react-router/dev/routes';

export const importingRoutes = [
  route('travail/imports', 'report/pages/importing/imports.tsx'),
  route('travail/imports/:import', 'report/pages/importing/import.tsx'),
];
