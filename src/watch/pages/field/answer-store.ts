import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { FieldAnswer } from './field-answer.ts';

interface Kept<Values> extends DBSchema {
  answers: { key: string; value: FieldAnswer<Values>; indexes: { campaign: string } };
}

export interface AnswerStore<Values> {
  keep(answer: FieldAnswer<Values>): Promise<void>;
  drop(id: string): Promise<void>;
  list(campaignId: string): Promise<FieldAnswer<Values>[]>;
}

/** What people write in the field, on their device: it survives the page, the tab and a dead battery. */
export function answerStore<Values>(): AnswerStore<Values> {
  let opened: Promise<IDBPDatabase<Kept<Values>>> | undefined;
  const store = () => {
    opened ??= openDB<Kept<Values>>('carreau-terrain', 1, {
      upgrade: (database) =>
        database.createObjectStore('answers', { keyPath: 'id' }).createIndex('campaign', 'campaignId'),
    });
    return opened;
  };
  return {
    keep: async (answer) => {
      await (await store()).put('answers', answer);
    },
    drop: async (id) => {
      await (await store()).delete('answers', id);
    },
    list: async (campaignId) => (await store()).getAllFromIndex('answers', 'campaign', campaignId),
  };
}
