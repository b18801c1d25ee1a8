/**
 * Where a name may have been written beside the table of observers: texts of records and visits, decisions and questions,
 * what an import changed, the journal. What is corrected in forms has a version, that a form opened before no longer has;
 * what goes out again at the next transmission is `changed`.
 */
export const erasedTexts = [
  {
    table: 'record',
    columns: ['comment', 'context', 'place_name', 'reference'],
    json: ['extra', 'descriptors'],
    raised: ['version', 'changed_at'],
  },
  {
    table: 'visit',
    columns: ['comment', 'place_name', 'method', 'effort', 'not_done_reason'],
    json: ['fields'],
    raised: ['version', 'changed_at'],
  },
  { table: 'record_before', columns: [], json: ['was'], raised: [] },
  { table: 'record_validation', columns: ['comment', 'validator'], json: [], raised: [] },
  { table: 'record_request', columns: ['question', 'answer'], json: [], raised: [] },
  { table: 'dataset_actor', columns: ['name', 'body', 'email'], json: [], raised: [] },
  { table: 'dataset', columns: ['name', 'short_name', 'description'], json: [], raised: ['version'] },
  {
    table: 'framework',
    columns: ['name', 'description', 'territory_detail', 'reference'],
    json: [],
    raised: ['version'],
  },
  { table: 'import_batch', columns: ['filename'], json: [], raised: [] },
  { table: 'import_mapping', columns: [], json: ['mapping'], raised: [] },
] as const;

/** What the journal tells of nature: who did what stays, the name that its words held goes. */
export const erasedJournalKinds = ['visit', 'record', 'observer', 'dataset', 'framework', 'import'] as const;
