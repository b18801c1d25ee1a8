/**
 * Where a name may have been written beside the table of observers: texts of records and visits, decisions and questions,
 * what an import changed, the journal. `changed` are those that go out again at the next transmission.
 */
export const erasedTexts = [
  {
    table: 'record',
    columns: ['comment', 'context', 'place_name', 'reference'],
    json: ['extra', 'descriptors'],
    changed: true,
  },
  {
    table: 'visit',
    columns: ['comment', 'place_name', 'method', 'effort', 'not_done_reason'],
    json: ['fields'],
    changed: true,
  },
  { table: 'record_before', columns: [], json: ['was'], changed: false },
  { table: 'record_validation', columns: ['comment', 'validator'], json: [], changed: false },
  { table: 'record_request', columns: ['question', 'answer'], json: [], changed: false },
  { table: 'dataset_actor', columns: ['name', 'body', 'email'], json: [], changed: false },
  { table: 'dataset', columns: ['name', 'short_name', 'description'], json: [], changed: false },
  { table: 'framework', columns: ['name', 'description', 'territory_detail', 'reference'], json: [], changed: false },
  { table: 'import_batch', columns: ['filename'], json: [], changed: false },
  { table: 'import_mapping', columns: [], json: ['mapping'], changed: false },
] as const;

/** What the journal tells of nature: who did what stays, the name that its words held goes. */
export const erasedJournalKinds = ['visit', 'record', 'observer', 'dataset', 'framework', 'import'] as const;
