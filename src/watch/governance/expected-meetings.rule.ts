import { addMonths } from '../deadline/due-date.rule.ts';

interface Meeting {
  meetingId: string | null;
  heldOn: string | null;
  minutesOn: string | null;
}

interface Expected {
  /** Called, without minutes, or to be called since the body meets by a rhythm. */
  kind: 'meeting' | 'minutes' | 'call';
  meetingId: string | null;
  /** The day of the meeting, or the day by which the next one should be held. */
  on: string;
}

/** What one body's meetings leave to do, on a day. */
export function expectedOf(meetings: readonly Meeting[], everyMonths: number | null, today: string): Expected[] {
  const held = meetings.filter(({ heldOn }) => heldOn !== null && heldOn <= today);
  const called = meetings.filter(({ heldOn }) => heldOn !== null && heldOn > today);
  const last = held
    .map(({ heldOn }) => heldOn ?? '')
    .sort()
    .at(-1);
  const unwritten = held.filter(
    ({ minutesOn, heldOn }) => !minutesOn && (heldOn ?? '') >= addMonths(today, -monthsBack),
  );
  return [
    ...called.map(({ meetingId, heldOn }) => ({ kind: 'meeting' as const, meetingId, on: heldOn ?? '' })),
    ...unwritten.map(({ meetingId, heldOn }) => ({ kind: 'minutes' as const, meetingId, on: heldOn ?? '' })),
    ...(last && everyMonths && called.length === 0
      ? [{ kind: 'call' as const, meetingId: null, on: addMonths(last, everyMonths) }]
      : []),
  ];
}

/** Minutes of older meetings are no longer claimed: nobody will write them. */
const monthsBack = 12;
