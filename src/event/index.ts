export { eventCounts } from './counting/event-source.ts';
export { type Event, eventKinds, eventParts, eventStates } from './event.ts';
export { eventJournal } from './event-journal.ts';
export { eventDue, readEvent, readEvents, readUntold } from './read-events.ts';
export { recordOutcomes } from './record-outcomes.ts';
export { readEventToEdit, saveEvent } from './save-event.ts';
