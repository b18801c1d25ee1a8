export { natureCounts } from './counting/nature-counts.ts';
export { type ListedDataset, listDatasets, listFrameworks } from './dataset/metadata.sql.ts';
export { readMetadata } from './dataset/read-metadata.ts';
export { formOf, metadataWords, saveDataset, saveFramework } from './dataset/save-metadata.ts';
export { countSelection } from './exchange/count-selection.ts';
export type { Exchange } from './exchange/exchange.sql.ts';
export { exchangeCounts } from './exchange/exchange-counts.ts';
export { dropExchangeFile, isBeingMade, makeFile, openFile, resumeFile, startFile } from './exchange/make-file.ts';
export { listSenders } from './exchange/named-things.sql.ts';
export { readExchange, readRegister, readSeries } from './exchange/read-exchanges.ts';
export { readSelection } from './exchange/read-selection.ts';
export { sendChanges, sendRecords, tellExchange } from './exchange/send-records.ts';
export { tellSelection } from './exchange/tell-selection.ts';
export { natureIllustrations } from './illustrations.ts';
export { importRecords, listRecordImports, type RecordsImport, tryRecordImport } from './import/import-records.ts';
export { findDatasets, listOpenDatasets } from './import/known.sql.ts';
export {
  prepareRecordImport,
  readDraftMapping,
  recordMappingFor,
  saveRecordMapping,
  understandRecords,
} from './import/prepare-record-import.ts';
export type { LikelySame, ReadReport, RecordCounts, RecordsFile } from './import/read-file.ts';
export { dropRecordDraft, keepRecordDraft, listRecordDrafts, readRecordDraft } from './import/record-draft.ts';
export { guessRecordMapping, type RecordMapping } from './import/record-mapping.ts';
export { undoRecordImport } from './import/undo-record-import.ts';
export { makeRecordTile } from './map/make-record-tile.ts';
export { natureJournal } from './nature-journal.ts';
export { exportObserver } from './observer/export-observer.ts';
export {
  eraseObserver,
  listObservers,
  observersOnPage,
  readObserver,
  saveObserver,
} from './observer/manage-observer.ts';
export { keepSender } from './observer/sender.sql.ts';
export { findNumbers } from './offer/changed-records.sql.ts';
export { acceptRecords, type OfferedRecord, offerRecords } from './offer/offer-records.ts';
export { listProtocols, readProtocol } from './protocol/read-protocols.ts';
export { changeRecord, type ReadEdited, readEdited } from './record/change-record.ts';
export { noteCounts, noteRecords } from './record/note-records.ts';
export { readRecord } from './record/read-record.ts';
export {
  type After,
  type Audience,
  audienceOf,
  latestReadable,
  listRecords,
  listRecordsOfDataset,
  type ReadRecord,
  readableParts,
  readableRecords,
} from './record/readable.sql.ts';
export { insertRecords, type RecordsEntry } from './record/record.sql.ts';
export { importReference, importVanished } from './reference/import-reference.ts';
export { listReferenceTables, type ReferenceTable } from './reference/reference.sql.ts';
export type { ReferenceKind } from './reference/reference-kinds.ts';
export { findPlaces, listAskedObservers, type NamedPlace, nameFiltered } from './search/names.sql.ts';
export { type ResolvedFilter, resolveFilter } from './search/resolve-filter.sql.ts';
export { searchPageSize, searchRecords } from './search/search-records.ts';
export { whereMatches } from './search/where-matches.sql.ts';
export { decideWhatIsShown } from './sensitivity/shown.sql.ts';
export { readSiteTaxa, type SiteTaxa, type ToldSiteTaxon } from './site/read-site-taxa.ts';
export { acceptTaxonChanges, adoptTaxref, readTouched, readTouchedByVersion } from './taxon/adopt-taxref.ts';
export { importTaxref, type TaxrefImport } from './taxon/import-taxref.ts';
export { isClear, type Proposal, proposeTaxa } from './taxon/propose-taxa.ts';
export { readTaxon } from './taxon/read-taxon.ts';
export { searchedTaxa } from './taxon/searched.sql.ts';
export { findTaxon, type ListedTaxon, numbersOf, searchTaxa } from './taxon/taxon.sql.ts';
export { listTaxrefVersions, type TouchedName, versionInUse } from './taxon/taxref.sql.ts';
export { answerRequest, askObserver, closeRequest, listMyRequests } from './validation/ask-observer.ts';
export { type DecisionDone, decideValidation } from './validation/decide-validation.ts';
export type { PastDecision } from './validation/decision.sql.ts';
export { listFindings } from './validation/finding.sql.ts';
export { judgeEverything } from './validation/judge-everything.ts';
export type { QueuedRecord } from './validation/queue.sql.ts';
export { type Queue, type RecordReview, readQueue, readReview } from './validation/read-queue.ts';
export type { OpenRequest, RecordRequest } from './validation/request.sql.ts';
export {
  countByProtocol,
  type FieldName,
  type FieldSite,
  lastTaxaSeenHere,
  listVisitDays,
  type SeenTaxon,
} from './visit/field-lists.sql.ts';
export { proposeEntry } from './visit/propose-entry.ts';
export { type CarriedField, readCarriedField } from './visit/read-field.ts';
export {
  readProtocolPage,
  readProtocols,
  readProtocolsForEntry,
  readVisitDatasets,
} from './visit/read-protocol-page.ts';
export {
  listVisits,
  type ProtocolResults,
  type ReadVisit,
  readProtocolResults,
  readVisit,
  readVisitToEdit,
  type VisitList,
} from './visit/read-visits.ts';
export { type SavedVisit, saveVisit } from './visit/save-visit.ts';
export { takeBackVisit } from './visit/take-back-visit.ts';
export type { ListedVisit, VisitRecordRow } from './visit/visit.sql.ts';
export { readVocabularies, readVocabulary } from './vocabulary/read-vocabularies.ts';
