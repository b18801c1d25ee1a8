import { route } from '@react-router/dev/routes';

export const territoryRoutes = [
  route('territoires', 'territory/pages/search.tsx'),
  route('territoires/:kind/:code', 'territory/pages/territory.tsx'),
  route('administration/perimetres', 'territory/pages/perimeter.tsx'),
];
