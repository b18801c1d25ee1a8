import type { Db } from '../../../kernel/db/index.ts';
import type { Publisher } from './catalogue.ts';

/** Who answers for the whole: the first organisation that publishes reports here. */
export const findMainPublisher = (db: Db): Promise<Publisher | undefined> =>
  db
    .selectFrom('organisation')
    .select(['name', 'siren', 'website'])
    .where('publisher', '=', true)
    .orderBy('createdAt')
    .orderBy('slug')
    .limit(1)
    .executeTakeFirst();
