import { route } from '@react-router/dev/routes';

export const eventRoutes = [
  route('animations', 'event/pages/events.tsx'),
  route('animations/nouvelle', 'event/pages/edit-event.tsx', { id: 'new-event' }),
  route('animations/a-renseigner', 'event/pages/outcomes.tsx'),
  route('animations/:id', 'event/pages/event.tsx'),
  route('animations/:id/modifier', 'event/pages/edit-event.tsx'),
];
