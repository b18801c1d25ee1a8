import { route } from '@react-router/dev/routes';

export const exchangeOfRecordsRoutes = [
  route('nature/echanges', 'nature/pages/exchange/exchanges.tsx'),
  route('nature/echanges/nouveau', 'nature/pages/exchange/new-exchange.tsx'),
  route('nature/echanges/inscrire', 'nature/pages/exchange/told-exchange.tsx'),
  route('nature/echanges/:id', 'nature/pages/exchange/exchange.tsx'),
  route('nature/echanges/:id/fichier', 'nature/pages/exchange/exchange-file.ts'),
];
