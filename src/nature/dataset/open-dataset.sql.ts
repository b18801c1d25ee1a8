import { sql } from 'kysely';

/** Whether records may be added to a dataset: neither it nor its framework is closed. */
export const isOpenDataset = sql<boolean>`(dataset.active and not exists (
  select from framework where framework.organisation_id = dataset.organisation_id
    and framework.id = dataset.framework_id and framework.closed))`;
