import type { Db } from '../kernel/db/index.ts';

/** An object as people call it, with its page where it has one. */
export interface NamedObject {
  id: string;
  name: string;
  href: string | null;
}

/** What one slice says of the changes it records. */
export interface JournalPart {
  /** What happened, for each verb. */
  verbs: Record<string, string>;
  /** Kinds of objects as people call them, and how those of an organisation are named, many at once. */
  kinds: Record<string, { label: string; name(db: Db, ids: string[], organisationId: string): Promise<NamedObject[]> }>;
  /** Properties kept of an object, in the order they are read. */
  fields: Record<string, string>;
  /** Coded values of those properties. */
  values: Record<string, Record<string, string>>;
  /** Who did it, for verbs of people without an account: what nobody signed in did is else done at the command line. */
  unsigned?: Record<string, string>;
  /** What to tell of the state that a verb kept, where it is not that state as it is. */
  readers?: Record<string, (state: object) => object>;
}

/** The parts of all slices. */
export interface Journal extends Required<JournalPart> {
  /** Labels of indicators by code: texts quote them so. */
  labelFigures: LabelFigures;
}

type LabelFigures = (db: Db, organisationId: string, codes: string[]) => Promise<ReadonlyMap<string, string>>;

export const gatherJournal = (parts: JournalPart[], labelFigures: LabelFigures): Journal => ({
  verbs: merged(parts.map((part) => part.verbs)),
  kinds: merged(parts.map((part) => part.kinds)),
  fields: merged(parts.map((part) => part.fields)),
  values: wordsByField(parts.map((part) => part.values)),
  readers: merged(parts.map((part) => part.readers ?? {})),
  unsigned: merged(parts.map((part) => part.unsigned ?? {})),
  labelFigures,
});

function wordsByField(parts: Journal['values'][]): Journal['values'] {
  const all: Journal['values'] = {};
  for (const [field, words] of parts.flatMap(Object.entries<Journal['values'][string]>))
    all[field] = { ...all[field], ...words };
  return all;
}

const merged = <T>(records: Record<string, T>[]): Record<string, T> => Object.assign({}, ...records);
