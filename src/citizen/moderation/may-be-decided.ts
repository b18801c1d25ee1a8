import type { Message } from '../message.sql.ts';

/** A decision can be changed, but for what became a record or a shot: that is corrected where it is kept. */
export const mayBeDecided = ({
  state,
  erasedAt,
  resultId,
}: Pick<Message, 'state' | 'erasedAt' | 'resultId'>): boolean =>
  erasedAt === null && state !== 'withdrawn' && resultId === null;
