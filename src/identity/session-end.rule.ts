/**
 * A session ends this long after it last served, which its person may put off, and this long after it was opened, which
 * nobody may: more than twenty hours, below which RGAA 13.1 and WCAG 2.2.1 ask that every limit can be put off.
 */
export const sessionHours = { atMost: 24, unused: 4 };

/** How long before the end its person is told. */
export const warnedMinutes = 10;

export const hour = 3_600_000;
export const minute = 60_000;

/** Where an open page asks when its session ends, and puts that off. */
export const sessionEndPath = '/profil/sessions/fin';

export interface SessionEnd {
  /** When it ends if nothing more is asked of it. */
  at: Date;
  /** Whether it may end later than that. */
  canPutOff: boolean;
}

export function sessionEnd({ usedAt, expiresAt }: { usedAt: Date; expiresAt: Date }): SessionEnd {
  const unused = new Date(usedAt.getTime() + sessionHours.unused * hour);
  const canPutOff = unused < expiresAt;
  return { at: canPutOff ? unused : expiresAt, canPutOff };
}

/** The end of a session as a page is told: the instant, and how far it is, whatever the clock of the browser says. */
export interface ToldEnd {
  at: string;
  /** In milliseconds. */
  left: number;
  canPutOff: boolean;
}

export const tellEnd = ({ at, canPutOff }: SessionEnd, now: Date): ToldEnd => ({
  ...{ at: at.toISOString(), left: at.getTime() - now.getTime() },
  canPutOff,
});

/** What whoever is signed in is to be told. */
export type EndState = 'far' | 'near' | 'past';

export function stateOfEnd(left: number): EndState {
  if (left <= 0) return 'past';
  return left <= warnedMinutes * minute ? 'near' : 'far';
}
