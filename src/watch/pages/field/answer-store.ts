import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { FieldAnswer } from './field-answer.ts';

interface Kept extends DBSchema {
  answers: { key: string; value: FieldAnswer; indexes: { campaign: string } };
}

let opened: Promise<IDBPDatabase<Kept>> | undefined;

/** What people observed, on their device: it survives the page, the tab and a dead battery. */
const store = (): Promise<IDBPDatabase<Kept>> => {
  opened ??= openDB<Kept>('carreau-terrain', 1, {
    upgrade: (database) =>
      database.createObjectStore('answers', { keyPath: 'id' }).createIndex('campaign', 'campaignId'),
  });
  return opened;
};

export const keepAnswer = async (answer: FieldAnswer): Promise<void> => {
  await (await store()).put('answers', answer);
};

export const dropAnswer = async (id: string): Promise<void> => {
  await (await store()).delete('answers', id);
};

export const listAnswers = async (campaignId: string): Promise<FieldAnswer[]> =>
  (await store()).getAllFromIndex('answers', 'campaign', campaignId);
