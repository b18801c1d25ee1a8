import { route } from '@react-router/dev/routes';

export const watchRoutes = [
  route('veille', 'watch/pages/watch.tsx'),
  route('veille/livraisons', 'watch/pages/deliveries.tsx'),
  route('veille/livraisons/nouvelle', 'watch/pages/delivery.tsx', { id: 'new-delivery' }),
  route('veille/livraisons/:id', 'watch/pages/delivery.tsx'),
  route('veille/instances', 'watch/pages/bodies.tsx'),
  route('veille/instances/nouvelle', 'watch/pages/body.tsx', { id: 'new-body' }),
  route('veille/instances/:id', 'watch/pages/body.tsx'),
  route('veille/instances/:id/reunions/nouvelle', 'watch/pages/new-meeting.tsx'),
  route('veille/reunions/:id', 'watch/pages/meeting.tsx'),
  route('veille/decisions/:id', 'watch/pages/decision.tsx'),
];
