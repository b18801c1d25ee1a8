import { type EventState, eventStates } from '../event.ts';

const tones: Record<EventState, string> = { planned: 'tone-slate', held: 'tone-accent', cancelled: 'tone-brick' };

export const StateBadge = ({ state }: { state: EventState }) => (
  <span className={`badge ${tones[state]}`}>{eventStates[state]}</span>
);
