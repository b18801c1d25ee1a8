// Generated from the migrations by `npm run schema`; do not edit.

import type { ColumnType, Generated } from 'kysely';

/** What a JSON column holds is said where it is read. */
type Json = ColumnType<unknown, string, string>;
type JsonOrDefault = ColumnType<unknown, string | undefined, string>;

/** Written and read through PostGIS functions only. */
type Geometry = ColumnType<never, never, never>;

export interface ActionTable {
  id: Generated<string>;
  organisationId: string;
  number: string;
  title: string;
  summary: Generated<string>;
  description: Generated<string>;
  scope: Generated<'internal' | 'territory'>;
  stage: Generated<'to_specify' | 'emerging' | 'engaged' | 'under_way' | 'done' | 'postponed' | 'suspended' | 'given_up'>;
  priority: string | null;
  leadServiceId: string | null;
  contact: string | null;
  version: Generated<number>;
  batchId: string | null;
  createdAt: Generated<Date>;
  form: Generated<string>;
}

export interface ActionFileTable {
  id: Generated<string>;
  actionId: string;
  name: string;
  mediaType: string;
  content: Uint8Array;
  size: Generated<number>;
  addedBy: string | null;
  addedAt: Date;
}

export interface ActionIndicatorTable {
  actionId: string;
  indicatorId: string;
  position: Generated<number>;
}

export interface ActionLinkTable {
  id: Generated<string>;
  actionId: string;
  label: string;
  url: string;
}

export interface ActionPartnerTable {
  id: Generated<string>;
  actionId: string;
  name: string;
  role: Generated<'funder' | 'operator' | 'signatory' | 'owner' | 'partner'>;
}

export interface ActionPlanTable {
  actionId: string;
  planId: string;
  objectiveId: string | null;
}

export interface ActionRelationTable {
  actionId: string;
  relatedId: string;
}

export interface ActionSiteTable {
  actionId: string;
  siteId: string;
}

export interface ActionStageTable {
  id: Generated<string>;
  actionId: string;
  stage: string;
  since: string;
  reason: string | null;
  batchId: string | null;
  recordedBy: string | null;
  recordedAt: Generated<Date>;
}

export interface ActionTagTable {
  actionId: string;
  nomenclature: 'finalite' | 'sdg';
  code: string;
}

export interface ActionTerritoryTable {
  actionId: string;
  territoryId: string;
}

export interface ApiTokenTable {
  id: Generated<string>;
  personId: string;
  name: string;
  scope: 'read' | 'write';
  tokenHash: Uint8Array;
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

export interface AssessmentTable {
  id: Generated<string>;
  organisationId: string;
  title: string;
  purpose: Generated<string>;
  grid: string;
  startsOn: string;
  endsOn: string;
  personId: string | null;
  responsible: Generated<string>;
  rarityTableId: string | null;
  generated: Generated<boolean>;
  version: Generated<number>;
  publishedAt: Date | null;
  publishedBy: string | null;
  frozen: string | null;
  sha256: string | null;
  createdAt: Generated<Date>;
}

export interface AssessmentCarriedTable {
  id: Generated<string>;
  assessmentSiteId: string;
  criterion: Generated<string>;
  name: Generated<string>;
  cdRef: number | null;
  score: string | null;
  year: number | null;
  line: number;
}

export interface AssessmentScoreTable {
  assessmentSiteId: string;
  score: string;
  complete: boolean;
  rank: number;
  rankedSites: number;
}

export interface AssessmentSiteTable {
  id: Generated<string>;
  assessmentId: string;
  siteId: string | null;
  said: Generated<string>;
}

export interface AssessmentSurveyTable {
  assessmentSiteId: string;
  criterion: string;
  state: 'done' | 'not_done' | null;
  reason: Generated<string>;
  value: Generated<string>;
  visits: number | null;
  hours: string | null;
  observers: number | null;
}

export interface AuditEntryTable {
  id: Generated<number>;
  at: Date;
  personId: string | null;
  organisationId: string | null;
  verb: string;
  objectKind: string;
  objectId: string;
  before: Json | null;
  after: Json | null;
  reason: string | null;
}

export interface BreakdownTable {
  id: Generated<string>;
  indicatorId: string;
  label: string;
}

export interface BreakdownPartTable {
  breakdownId: string;
  indicatorId: string;
  position: number;
}

export interface CitizenMessageTable {
  id: string;
  organisationId: string;
  kind: 'remark' | 'sighting' | 'photograph';
  aboutId: string | null;
  about: Generated<string>;
  text: Generated<string>;
  details: JsonOrDefault;
  senderName: Generated<string>;
  named: Generated<boolean>;
  email: string | null;
  confirmCode: string | null;
  emailConfirmedAt: Date | null;
  trackingCode: string;
  state: Generated<'waiting' | 'aside' | 'accepted' | 'refused' | 'spam' | 'withdrawn'>;
  asideBecause: Generated<string[]>;
  answer: Generated<string>;
  decidedBy: string | null;
  decidedAt: Date | null;
  resultId: string | null;
  receivedAt: Date;
  erasedAt: Date | null;
  generated: Generated<boolean>;
  version: Generated<number>;
}

export interface CitizenPhotoTable {
  messageId: string;
  content: Uint8Array;
}

export interface CommentTable {
  id: Generated<string>;
  sheetId: string;
  block: string | null;
  text: string;
  authorId: string;
  writtenAt: Date;
  settledAt: Date | null;
  settledBy: string | null;
}

export interface CommentMentionTable {
  commentId: string;
  personId: string;
}

export interface CommitmentTable {
  id: Generated<string>;
  organisationId: string;
  actionId: string | null;
  serviceId: string | null;
  announcedYear: number;
  dueYear: number;
  sentence: string;
  position: Generated<number>;
  withdrawnAt: Date | null;
}

export interface CommitmentAnswerTable {
  id: Generated<string>;
  commitmentId: string;
  outcome: 'kept' | 'partly' | 'postponed' | 'given_up' | 'not_relevant';
  sentence: string;
  answeredBy: string;
  answeredAt: Date;
  supersededBy: string | null;
}

export interface CommitteeDecisionTable {
  id: Generated<string>;
  organisationId: string;
  reference: string;
  year: number;
  adoptedOn: string | null;
  url: Generated<string>;
  paragraphs: string;
  asking: Generated<string>;
  version: Generated<number>;
  createdAt: Generated<Date>;
}

export interface CommuneRecordTable {
  organisationId: string;
  id: string;
  datasetId: string;
  visitId: string;
  nameCited: string;
  cdNom: number;
  cdRef: number;
  taxrefVersion: number;
  status: string;
  sourceStatus: string;
  reference: string;
  dateFrom: string;
  dateTo: string;
  timeFrom: string;
  timeTo: string;
  observerIds: string[];
  determinerIds: string[];
  determinedOn: string;
  determinationMethod: string;
  placeKind: string;
  geometry: Geometry;
  geometryNature: string;
  precision: number;
  siteId: string;
  placeName: string;
  altitudeMin: number;
  altitudeMax: number;
  depthMin: number;
  depthMax: number;
  habitat: number;
  communeCode: string;
  departementCode: string;
  meshCode: string;
  sensitivity: number;
  shownLevel: number;
  descriptors: Json;
  countMin: number;
  countMax: number;
  comment: string;
  context: string;
  validation: number;
  partnerValidation: number;
  changedAt: Date;
}

export interface ConditionObservationTable {
  id: string;
  organisationId: string;
  siteId: string;
  campaignId: string | null;
  observedOn: string;
  observer: string;
  recordedBy: string | null;
  recordedAt: Date;
  scale: string;
  level: string;
  access: 'inside' | 'outside' | 'afar' | 'none';
  pathologies: Generated<string[]>;
  comment: Generated<string>;
  audience: 'everyone' | 'workers' | 'steering';
  replacesId: string | null;
  reason: Generated<string>;
  generated: Generated<boolean>;
}

export interface ConnectorTable {
  id: Generated<string>;
  organisationId: string;
  name: string;
  address: string;
  rhythm: 'hourly' | 'daily' | 'weekly';
  ownerId: string;
  createdAt: Date;
  nextAt: Date | null;
  stopped: string | null;
  failures: Generated<number>;
  etag: string | null;
  lastModified: string | null;
  kind: 'values' | 'places' | 'collection' | 'records';
  settings: Json;
}

export interface ConnectorDifferenceTable {
  id: Generated<string>;
  connectorId: string;
  about: string;
  label: string;
  ours: string;
  theirs: string;
  offered: Json;
  foundAt: Date;
  decidedAt: Date | null;
  decidedBy: string | null;
  choice: 'ours' | 'theirs' | null;
  rowKey: string;
}

export interface ConnectorRunTable {
  id: Generated<number>;
  connectorId: string;
  startedAt: Date;
  endedAt: Date;
  httpStatus: number | null;
  outcome: 'read' | 'unchanged' | 'failed';
  rows: Generated<number>;
  inserted: Generated<number>;
  same: Generated<number>;
  waiting: Generated<number>;
  refused: Generated<number>;
  outside: Generated<number>;
  sentence: string;
  completed: Generated<number>;
  digest: string | null;
  batchId: string | null;
}

export interface ConnectorSubjectTable {
  connectorId: string;
  key: string;
  label: string;
  goneAt: Date | null;
  digest: string | null;
}

export interface DataExchangeTable {
  id: Generated<string>;
  organisationId: string;
  kind: 'request' | 'transmission' | 'told';
  seriesId: string | null;
  body: string;
  person: Generated<string>;
  email: Generated<string>;
  askedOn: string;
  subject: string;
  purpose: Generated<string>;
  clause: string;
  clauseReference: Generated<string>;
  audience: 'public' | 'partner' | 'national';
  format: string;
  filter: JsonOrDefault;
  state: 'preparing' | 'ready' | 'failed' | 'told';
  failure: Generated<string>;
  rowCount: Generated<number>;
  taxonCount: Generated<number>;
  faunaCount: Generated<number>;
  floraCount: Generated<number>;
  addedCount: Generated<number>;
  changedCount: Generated<number>;
  withdrawnCount: Generated<number>;
  doneCount: Generated<number>;
  generated: Generated<boolean>;
  file: string | null;
  filename: Generated<string>;
  size: number | null;
  sha256: string | null;
  sentOn: string;
  madeAt: Date | null;
  droppedAt: Date | null;
  createdBy: string | null;
  createdAt: Date;
}

export interface DataReadingTable {
  at: Date;
  day: string;
  organisationId: string;
  personId: string | null;
  what: string;
  objectId: string | null;
}

export interface DatasetTable {
  organisationId: string;
  id: Generated<string>;
  frameworkId: string;
  name: string;
  shortName: string;
  description: Generated<string>;
  dataKind: Generated<string>;
  objective: string;
  collectingMethods: Generated<string[]>;
  keywords: Generated<string[]>;
  terrestrial: Generated<boolean>;
  marine: Generated<boolean>;
  origin: Generated<'Pu' | 'Pr' | 'NSP'>;
  sourceStatus: Generated<'Te' | 'Co' | 'Li' | 'NSP'>;
  licence: Generated<string>;
  active: Generated<boolean>;
  published: Generated<boolean>;
  generated: Generated<boolean>;
  recordCount: Generated<number>;
  version: Generated<number>;
  createdAt: Generated<Date>;
}

export interface DatasetActorTable {
  id: Generated<string>;
  organisationId: string;
  frameworkId: string | null;
  datasetId: string | null;
  role: string;
  name: Generated<string>;
  body: Generated<string>;
  email: Generated<string>;
  position: Generated<number>;
}

export interface DecisionTable {
  id: Generated<string>;
  organisationId: string;
  meetingId: string;
  number: number;
  sentence: string;
  task: Generated<string>;
  personId: string | null;
  responsible: Generated<string>;
  dueOn: string | null;
  closedOn: string | null;
  outcome: Generated<string>;
  version: Generated<number>;
  createdAt: Generated<Date>;
}

export interface DeliveryTable {
  id: Generated<string>;
  organisationId: string;
  partner: string;
  title: string;
  agreement: Generated<string>;
  agreementOn: string | null;
  dueOn: string | null;
  everyMonths: number | null;
  personId: string | null;
  responsible: Generated<string>;
  receivedOn: string | null;
  loaded: Generated<'no' | 'partly' | 'yes'>;
  note: Generated<string>;
  previousId: string | null;
  version: Generated<number>;
  createdAt: Generated<Date>;
}

export interface DeliveryReminderTable {
  id: Generated<string>;
  deliveryId: string;
  remindedOn: string;
  note: Generated<string>;
  recordedBy: string | null;
}

export interface DepartementRecordTable {
  organisationId: string;
  id: string;
  datasetId: string;
  visitId: string;
  nameCited: string;
  cdNom: number;
  cdRef: number;
  taxrefVersion: number;
  status: string;
  sourceStatus: string;
  reference: string;
  dateFrom: string;
  dateTo: string;
  timeFrom: string;
  timeTo: string;
  observerIds: string[];
  determinerIds: string[];
  determinedOn: string;
  determinationMethod: string;
  placeKind: string;
  geometry: Geometry;
  geometryNature: string;
  precision: number;
  siteId: string;
  placeName: string;
  altitudeMin: number;
  altitudeMax: number;
  depthMin: number;
  depthMax: number;
  habitat: number;
  communeCode: string;
  departementCode: string;
  meshCode: string;
  sensitivity: number;
  shownLevel: number;
  descriptors: Json;
  countMin: number;
  countMax: number;
  comment: string;
  context: string;
  validation: number;
  partnerValidation: number;
  changedAt: Date;
}

export interface EditionTable {
  id: Generated<string>;
  organisationId: string;
  reportType: string;
  year: number;
  title: string;
  erratum: Generated<number>;
  correctsId: string | null;
  state: Generated<'preparation' | 'collection' | 'review' | 'validation' | 'frozen' | 'presented' | 'published'>;
  dueOn: string | null;
  texts: JsonOrDefault;
  proceedings: JsonOrDefault;
  version: Generated<number>;
  textsVersion: Generated<number>;
  createdAt: Generated<Date>;
  takenFrom: string | null;
  form: Generated<string>;
  easyRead: Generated<string>;
}

export interface EditionDecisionTable {
  editionId: string;
  decisionId: string;
}

export interface EditionRevisionTable {
  id: Generated<string>;
  editionId: string;
  version: number;
  baseVersion: number;
  texts: Json;
  savedBy: string;
  savedAt: Date;
  conflict: Generated<boolean>;
  settledAt: Date | null;
}

export interface EditionStepTable {
  id: Generated<number>;
  editionId: string;
  state: string;
  at: Date;
  personId: string;
  note: string | null;
}

export interface EndangeredTable {
  id: Generated<string>;
  organisationId: string;
  name: string;
  commune: Generated<string>;
  siteId: string | null;
  alertedOn: string;
  alert: Generated<string>;
  role: Generated<string>;
  state: Generated<string>;
  owner: Generated<string>;
  dialogue: Generated<string>;
  studies: Generated<string>;
  procedure: Generated<string>;
  procedureOn: string | null;
  programme: Generated<string>;
  funding: Generated<string>;
  fundingSought: string | null;
  nextStep: Generated<string>;
  nextOn: string | null;
  personId: string | null;
  responsible: Generated<string>;
  version: Generated<number>;
  createdAt: Generated<Date>;
}

export interface EndangeredStepTable {
  id: Generated<string>;
  endangeredId: string;
  state: string;
  reachedOn: string;
  recordedAt: Date;
}

export interface EventTable {
  id: Generated<string>;
  organisationId: string;
  title: string;
  kind: string;
  heldOn: string;
  hours: Generated<string>;
  place: Generated<string>;
  commune: Generated<string>;
  siteId: string | null;
  communeId: string | null;
  personId: string | null;
  responsible: Generated<string>;
  expected: number | null;
  state: Generated<'planned' | 'held' | 'cancelled'>;
  reason: Generated<string>;
  participants: number | null;
  adults: number | null;
  children: number | null;
  note: Generated<string>;
  audience: Generated<'everyone' | 'workers'>;
  generated: Generated<boolean>;
  version: Generated<number>;
  createdAt: Generated<Date>;
}

export interface ExactRecordTable {
  organisationId: string;
  id: string;
  datasetId: string;
  visitId: string;
  nameCited: string;
  cdNom: number;
  cdRef: number;
  taxrefVersion: number;
  status: string;
  sourceStatus: string;
  reference: string;
  dateFrom: string;
  dateTo: string;
  timeFrom: string;
  timeTo: string;
  observerIds: string[];
  determinerIds: string[];
  determinedOn: string;
  determinationMethod: string;
  placeKind: string;
  geometry: Geometry;
  geometryNature: string;
  precision: number;
  siteId: string;
  placeName: string;
  altitudeMin: number;
  altitudeMax: number;
  depthMin: number;
  depthMax: number;
  habitat: number;
  communeCode: string;
  departementCode: string;
  meshCode: string;
  sensitivity: number;
  shownLevel: number;
  descriptors: Json;
  countMin: number;
  countMax: number;
  comment: string;
  context: string;
  validation: number;
  partnerValidation: number;
  changedAt: Date;
}

export interface ExchangeLineTable {
  exchangeId: string;
  recordId: string;
  what: 'new' | 'changed' | 'withdrawn';
  state: number;
}

export interface FrameworkTable {
  organisationId: string;
  id: Generated<string>;
  name: string;
  description: string;
  parentId: string | null;
  territorialLevel: string;
  territories: Generated<string[]>;
  territoryDetail: Generated<string>;
  keywords: Generated<string[]>;
  financing: Generated<string>;
  objectives: Generated<string[]>;
  volets: Generated<string[]>;
  taxonomicTarget: Generated<string>;
  reference: Generated<string>;
  startsOn: string;
  endsOn: string | null;
  closed: Generated<boolean>;
  version: Generated<number>;
  createdAt: Generated<Date>;
}

export interface FrozenEditionTable {
  editionId: string;
  document: string;
  sha256: string;
  frozenBy: string;
  frozenAt: Date;
}

export interface FundingLineTable {
  id: Generated<string>;
  actionId: string;
  funder: string;
  amount: string | null;
  taxBasis: 'HT' | 'TTC' | null;
  nature: 'investment' | 'running' | null;
  state: Generated<'asked' | 'granted' | 'paid'>;
  year: number | null;
}

export interface GovernanceBodyTable {
  id: Generated<string>;
  organisationId: string;
  name: string;
  kind: Generated<string>;
  territory: Generated<string>;
  chair: Generated<string>;
  everyMonths: number | null;
  personId: string | null;
  responsible: Generated<string>;
  closedOn: string | null;
  note: Generated<string>;
  version: Generated<number>;
  createdAt: Generated<Date>;
}

export interface ImportBatchTable {
  id: Generated<string>;
  organisationId: string;
  kind: string;
  filename: string;
  rowCount: number;
  createdBy: string;
  createdAt: Date;
  undoneAt: Date | null;
  undoneBy: string | null;
}

export interface ImportChangeTable {
  batchId: string;
  actionId: string;
  version: number;
  former: Json;
}

export interface ImportDraftTable {
  id: Generated<string>;
  organisationId: string;
  kind: string;
  filename: string;
  content: Uint8Array;
  createdBy: string;
  createdAt: Date;
  importedLayers: Generated<string[]>;
}

export interface ImportMappingTable {
  organisationId: string;
  kind: string;
  header: string;
  mapping: Json;
}

export interface IndicatorTable {
  id: Generated<string>;
  organisationId: string;
  code: string;
  label: string;
  definition: Generated<string>;
  unit: string;
  counted: string | null;
  kind: 'means' | 'output' | 'result' | 'impact' | 'context';
  direction: Generated<'up' | 'down' | 'none'>;
  territoryAggregation: Generated<'sum' | 'mean' | 'last' | 'none'>;
  timeAggregation: Generated<'sum' | 'mean' | 'last' | 'none'>;
  taxBasis: 'HT' | 'TTC' | null;
  source: Generated<string>;
  method: Generated<string>;
  ownerServiceId: string | null;
  frequency: Generated<'month' | 'quarter' | 'year' | 'occasional'>;
  decimals: Generated<number>;
  formula: string | null;
  baselineYear: number | null;
  baselineValue: string | null;
  baselineSource: string | null;
  archivedAt: Date | null;
  search: Generated<string>;
  createdAt: Generated<Date>;
  counting: Json | null;
  form: Generated<string>;
  easyRead: Generated<string>;
}

export interface IndicatorCountTable {
  valueId: string;
  countedOn: string;
  counting: Json;
  whole: string;
  part: number | null;
  parts: Json;
}

export interface IndicatorValueTable {
  id: Generated<string>;
  indicatorId: string;
  territoryId: string;
  periodKind: 'year' | 'school_year' | 'season' | 'date' | 'since' | 'span';
  periodStart: string;
  periodEnd: string;
  value: string;
  decimals: number;
  qualifier: Generated<'exact' | 'about' | 'more' | 'less' | 'nearly'>;
  status: Generated<'provisional' | 'validated' | 'estimated'>;
  source: Generated<string>;
  sourcePage: string | null;
  comment: string | null;
  recordedBy: string;
  recordedAt: Date;
  batchId: string | null;
  supersededBy: string | null;
  correctionReason: string | null;
}

export interface InstallationSecretTable {
  name: string;
  value: string;
}

export interface JudgementTable {
  id: Generated<string>;
  organisationId: string;
  rule: string;
  finding: string;
  message: string;
  arithmetic: string;
  verdict: 'right' | 'useless';
  judgedBy: string;
  judgedAt: Date;
}

export interface KeptCheckTable {
  id: string;
  organisationId: string;
  name: string;
  year: number | null;
  content: Uint8Array;
  checked: Uint8Array;
  pages: number;
  figures: number;
  findings: number;
  keptBy: string;
  keptAt: Date;
}

export interface LandscapeChangeTable {
  id: string;
  viewpointId: string;
  beforeId: string;
  afterId: string;
  object: string;
  nature: string;
  description: Generated<string>;
  actors: Generated<string>;
  factor: string | null;
  projectId: string | null;
  siteId: string | null;
  readOn: string;
  readBy: string | null;
  recordedAt: Date;
  replacesId: string | null;
  reason: Generated<string>;
  generated: Generated<boolean>;
}

export interface MailTable {
  id: Generated<number>;
  personId: string | null;
  kind: 'invitation' | 'password' | 'digest' | 'message_received' | 'message_answered' | 'mention';
  once: string | null;
  subject: string;
  letter: Json | null;
  askedAt: Date;
  notBefore: Date;
  attempts: Generated<number>;
  sentAt: Date | null;
  failure: string | null;
  address: string | null;
}

export interface MeetingTable {
  id: Generated<string>;
  organisationId: string;
  bodyId: string;
  heldOn: string;
  place: Generated<string>;
  agenda: Generated<string>;
  attendees: Generated<string>;
  excused: Generated<string>;
  absent: Generated<string>;
  summary: Generated<string>;
  minutesOn: string | null;
  version: Generated<number>;
  createdAt: Generated<Date>;
}

export interface MeshRecordTable {
  organisationId: string;
  id: string;
  datasetId: string;
  visitId: string;
  nameCited: string;
  cdNom: number;
  cdRef: number;
  taxrefVersion: number;
  status: string;
  sourceStatus: string;
  reference: string;
  dateFrom: string;
  dateTo: string;
  timeFrom: string;
  timeTo: string;
  observerIds: string[];
  determinerIds: string[];
  determinedOn: string;
  determinationMethod: string;
  placeKind: string;
  geometry: Geometry;
  geometryNature: string;
  precision: number;
  siteId: string;
  placeName: string;
  altitudeMin: number;
  altitudeMax: number;
  depthMin: number;
  depthMax: number;
  habitat: number;
  communeCode: string;
  departementCode: string;
  meshCode: string;
  sensitivity: number;
  shownLevel: number;
  descriptors: Json;
  countMin: number;
  countMax: number;
  comment: string;
  context: string;
  validation: number;
  partnerValidation: number;
  changedAt: Date;
}

export interface MigrationTable {
  name: string;
  hash: string;
  appliedAt: Generated<Date>;
}

export interface MilestoneTable {
  id: Generated<string>;
  actionId: string;
  title: string;
  dueOn: string | null;
  doneOn: string | null;
}

export interface NationalRecordTable {
  organisationId: string;
  id: string;
  datasetId: string;
  visitId: string;
  nameCited: string;
  cdNom: number;
  cdRef: number;
  taxrefVersion: number;
  status: string;
  sourceStatus: string;
  reference: string;
  dateFrom: string;
  dateTo: string;
  timeFrom: string;
  timeTo: string;
  observerIds: string[];
  determinerIds: string[];
  determinedOn: string;
  determinationMethod: string;
  placeKind: string;
  geometry: Geometry;
  geometryNature: string;
  precision: number;
  siteId: string;
  placeName: string;
  altitudeMin: number;
  altitudeMax: number;
  depthMin: number;
  depthMax: number;
  habitat: number;
  communeCode: string;
  departementCode: string;
  meshCode: string;
  sensitivity: number;
  shownLevel: number;
  descriptors: Json;
  countMin: number;
  countMax: number;
  comment: string;
  context: string;
  validation: number;
  partnerValidation: number;
  changedAt: Date;
}

export interface ObjectiveTable {
  id: Generated<string>;
  planId: string;
  parentId: string | null;
  number: string | null;
  title: string;
  position: number;
}

export interface ObservationPhotoTable {
  id: string;
  observationId: string;
  file: string;
  width: number;
  height: number;
  sha256: string;
  takenOn: string | null;
  position: Geometry | null;
  caption: Generated<string>;
  addedBy: string | null;
  addedAt: Date;
}

export interface ObserverTable {
  organisationId: string;
  id: Generated<string>;
  name: string;
  body: Generated<string>;
  search: string;
  personId: string | null;
  shown: Generated<'name' | 'pseudonym' | 'hidden'>;
  pseudonym: string;
  agreedOn: string | null;
  erasedAt: Date | null;
  createdAt: Generated<Date>;
  version: Generated<number>;
}

export interface OpenDatasetTable {
  name: string;
  version: number;
  rowCount: number;
  sha256: string;
  facts: Json;
  changedAt: Date;
  lookedAt: Date;
}

export interface OrganisationTable {
  id: Generated<string>;
  slug: string;
  name: string;
  shortName: string;
  kind: 'agglomeration' | 'departement' | 'region' | 'commune' | 'association' | 'mixed_body' | 'landlord' | 'state_service' | 'company';
  siren: string | null;
  website: string | null;
  publisher: Generated<boolean>;
  createdAt: Generated<Date>;
  territoryId: string | null;
  openLicence: Generated<'lo-2.0' | 'odbl-1.0' | 'cc-by-4.0'>;
}

export interface OuvAttributeTable {
  organisationId: string;
  label: string;
  position: number;
  id: Generated<string>;
}

export interface OuvAttributeSiteTable {
  attributeId: string;
  siteId: string;
}

export interface PartnerRecordTable {
  organisationId: string;
  id: string;
  datasetId: string;
  visitId: string;
  nameCited: string;
  cdNom: number;
  cdRef: number;
  taxrefVersion: number;
  status: string;
  sourceStatus: string;
  reference: string;
  dateFrom: string;
  dateTo: string;
  timeFrom: string;
  timeTo: string;
  observerIds: string[];
  determinerIds: string[];
  determinedOn: string;
  determinationMethod: string;
  placeKind: string;
  geometry: Geometry;
  geometryNature: string;
  precision: number;
  siteId: string;
  placeName: string;
  altitudeMin: number;
  altitudeMax: number;
  depthMin: number;
  depthMax: number;
  habitat: number;
  communeCode: string;
  departementCode: string;
  meshCode: string;
  sensitivity: number;
  shownLevel: number;
  descriptors: Json;
  countMin: number;
  countMax: number;
  comment: string;
  context: string;
  validation: number;
  partnerValidation: number;
  changedAt: Date;
}

export interface PasskeyTable {
  id: Generated<string>;
  personId: string;
  name: string;
  credentialId: string;
  publicKey: Uint8Array;
  counter: number;
  createdAt: Date;
  lastUsedAt: Date | null;
}

export interface PasswordResetTable {
  tokenHash: Uint8Array;
  personId: string;
  createdBy: string;
  expiresAt: Date;
  usedAt: Date | null;
}

export interface PersonTable {
  id: Generated<string>;
  email: string;
  name: string;
  passwordHash: string | null;
  disabledAt: Date | null;
  createdAt: Generated<Date>;
  digest: Generated<'weekly' | 'daily' | 'never'>;
  toldRemarks: Generated<boolean>;
}

export interface PlanTable {
  id: Generated<string>;
  organisationId: string;
  slug: string;
  title: string;
  acronym: string | null;
  kind: string;
  summary: Generated<string>;
  startsOn: string | null;
  endsOn: string | null;
  adoptedOn: string | null;
  published: Generated<boolean>;
  version: Generated<number>;
  createdAt: Generated<Date>;
  form: Generated<string>;
  publishedAt: Date | null;
  easyRead: Generated<string>;
}

export interface PressureAssessmentTable {
  id: Generated<string>;
  organisationId: string;
  siteId: string;
  factor: string;
  named: Generated<string>;
  assessedOn: string;
  over: Generated<boolean>;
  positive: Generated<boolean>;
  negative: Generated<boolean>;
  current: Generated<boolean>;
  potential: Generated<boolean>;
  inside: Generated<boolean>;
  outside: Generated<boolean>;
  extent: 'restricted' | 'localised' | 'extensive' | 'widespread' | null;
  frequency: 'rare' | 'intermittent' | 'frequent' | 'ongoing' | null;
  impact: 'insignificant' | 'minor' | 'significant' | 'catastrophic' | null;
  response: 'none' | 'low' | 'medium' | 'high' | null;
  trend: 'decreasing' | 'static' | 'increasing' | null;
  comment: Generated<string>;
  audience: 'everyone' | 'workers' | 'steering';
  assessedBy: string | null;
  recordedAt: Date;
  generated: Generated<boolean>;
  supersededBy: string | null;
}

export interface ProjectTable {
  id: Generated<string>;
  organisationId: string;
  name: string;
  works: string;
  stage: string;
  description: Generated<string>;
  height: string | null;
  owner: Generated<string>;
  instructor: Generated<string>;
  fileNumber: Generated<string>;
  permit: Generated<string>;
  filedOn: string | null;
  completeOn: string | null;
  decidedOn: string | null;
  personId: string | null;
  responsible: Generated<string>;
  outline: Generated<string>;
  communes: Generated<string>;
  elements: Generated<string>;
  conclusion: Generated<string>;
  geometry: Geometry | null;
  version: Generated<number>;
  createdAt: Generated<Date>;
}

export interface ProjectAdviceTable {
  id: Generated<string>;
  organisationId: string;
  projectId: string;
  askedOf: string;
  rule: Generated<string>;
  receivedOn: string | null;
  stoppedOn: string | null;
  resumedOn: string | null;
  extraMonths: number | null;
  dueOn: string | null;
  nature: Generated<string>;
  givenOn: string | null;
  sentence: Generated<string>;
  followedOn: string | null;
  followed: Generated<string>;
  personId: string | null;
  responsible: Generated<string>;
  version: Generated<number>;
  createdAt: Generated<Date>;
}

export interface ProjectImpactTable {
  id: Generated<string>;
  organisationId: string;
  projectId: string;
  element: string;
  attribute: string;
  rating: Generated<string>;
  description: Generated<string>;
  duration: Generated<string>;
  reversibility: Generated<string>;
  mitigation: Generated<string>;
  residual: Generated<string>;
  version: Generated<number>;
  createdAt: Generated<Date>;
}

export interface ProjectTerritoryTable {
  projectId: string;
  territoryId: string;
}

export interface ProviderIdentityTable {
  issuer: string;
  subject: string;
  personId: string;
  linkedAt: Date;
}

export interface PublicRecordTable {
  organisationId: string;
  id: string;
  datasetId: string;
  visitId: string;
  nameCited: string;
  cdNom: number;
  cdRef: number;
  taxrefVersion: number;
  status: string;
  sourceStatus: string;
  reference: string;
  dateFrom: string;
  dateTo: string;
  timeFrom: string;
  timeTo: string;
  observerIds: string[];
  determinerIds: string[];
  determinedOn: string;
  determinationMethod: string;
  placeKind: string;
  geometry: Geometry;
  geometryNature: string;
  precision: number;
  siteId: string;
  placeName: string;
  altitudeMin: number;
  altitudeMax: number;
  depthMin: number;
  depthMax: number;
  habitat: number;
  communeCode: string;
  departementCode: string;
  meshCode: string;
  sensitivity: number;
  shownLevel: number;
  descriptors: Json;
  countMin: number;
  countMax: number;
  comment: string;
  context: string;
  validation: number;
  partnerValidation: number;
  changedAt: Date;
}

export interface PublishedActionTable {
  id: string;
  organisationId: string;
  number: string;
  title: string;
  summary: string;
  description: string;
  scope: string;
  stage: string;
  priority: string;
  leadServiceId: string;
  contact: string;
  version: number;
  batchId: string;
  createdAt: Date;
}

export interface PublishedActionFileTable {
  id: string;
  actionId: string;
  name: string;
  mediaType: string;
  content: Uint8Array;
  size: number;
  addedBy: string;
  addedAt: Date;
}

export interface PublishedChangeTable {
  id: string;
  viewpointId: string;
  beforeId: string;
  afterId: string;
  object: string;
  nature: string;
  description: string;
  actors: string;
  factor: string;
  projectId: string;
  siteId: string;
  readOn: string;
  readBy: string;
  recordedAt: Date;
  replacesId: string;
  reason: string;
  generated: boolean;
}

export interface PublishedCommitmentTable {
  id: string;
  organisationId: string;
  actionId: string;
  serviceId: string;
  announcedYear: number;
  dueYear: number;
  sentence: string;
  position: number;
  withdrawnAt: Date;
  answerPublished: boolean;
}

export interface PublishedEditionTable {
  id: string;
  organisationId: string;
  reportType: string;
  year: number;
  title: string;
  erratum: number;
  correctsId: string;
  state: string;
  dueOn: string;
  texts: Json;
  proceedings: Json;
  version: number;
  textsVersion: number;
  createdAt: Date;
  document: string;
  sha256: string;
  frozenAt: Date;
  easyRead: string;
}

export interface PublishedObservationTable {
  id: string;
  organisationId: string;
  siteId: string;
  campaignId: string;
  observedOn: string;
  observer: string;
  recordedBy: string;
  recordedAt: Date;
  scale: string;
  level: string;
  access: string;
  pathologies: string[];
  comment: string;
  audience: string;
  replacesId: string;
  reason: string;
  generated: boolean;
}

export interface PublishedPlanTable {
  id: string;
  organisationId: string;
  slug: string;
  title: string;
  acronym: string;
  kind: string;
  summary: string;
  startsOn: string;
  endsOn: string;
  adoptedOn: string;
  published: boolean;
  version: number;
  createdAt: Date;
  form: string;
  publishedAt: Date;
  easyRead: string;
}

export interface PublishedPressureTable {
  id: string;
  organisationId: string;
  siteId: string;
  factor: string;
  named: string;
  assessedOn: string;
  over: boolean;
  positive: boolean;
  negative: boolean;
  current: boolean;
  potential: boolean;
  inside: boolean;
  outside: boolean;
  extent: string;
  frequency: string;
  impact: string;
  response: string;
  trend: string;
  comment: string;
  audience: string;
  assessedBy: string;
  recordedAt: Date;
  generated: boolean;
  supersededBy: string;
}

export interface PublishedRemarkTable {
  id: string;
  organisationId: string;
  aboutId: string;
  author: string;
  text: string;
  answer: string;
  receivedAt: Date;
  decidedAt: Date;
  generated: boolean;
}

export interface PublishedShotTable {
  id: string;
  viewpointId: string;
  kind: string;
  takenOn: string;
  precision: string;
  author: string;
  organisation: string;
  source: string;
  file: string;
  width: number;
  height: number;
  sha256: string;
  camera: Json;
  position: Geometry;
  conformity: string;
  reason: string;
  generated: boolean;
  recordedBy: string;
  recordedAt: Date;
  withdrawnAt: Date;
}

export interface PublishedSiteTable {
  id: string;
  organisationId: string;
  kind: string;
  level: string;
  parentId: string;
  name: string;
  search: string;
  geometry: Geometry;
  mark: Geometry;
  precision: string;
  vulnerable: boolean;
  version: number;
  attributes: Json;
  easyRead: string;
}

export interface PublishedValueTable {
  id: string;
  indicatorId: string;
  territoryId: string;
  periodKind: string;
  periodStart: string;
  periodEnd: string;
  value: string;
  decimals: number;
  qualifier: string;
  status: string;
  source: string;
  sourcePage: string;
  comment: string;
  recordedBy: string;
  recordedAt: Date;
  batchId: string;
  supersededBy: string;
  correctionReason: string;
}

export interface PublishedViewpointTable {
  id: string;
  organisationId: string;
  observatory: string;
  reference: string;
  title: string;
  locality: string;
  geometry: Geometry;
  azimuth: string;
  height: string;
  focal35: string;
  intention: string;
  themes: string;
  note: string;
  everyMonths: number;
  seasonFrom: string;
  seasonTo: string;
  endedOn: string;
  personId: string;
  responsible: string;
  licence: string;
  audience: string;
  generated: boolean;
  version: number;
  createdAt: Date;
}

export interface PublishedZoneTable {
  id: string;
  organisationId: string;
  kind: string;
  code: string;
  name: string;
  act: string;
  actOn: string;
  since: string;
  until: string;
  geometry: Geometry;
  sourceId: string;
  published: boolean;
  version: number;
  batchId: string;
  createdAt: Date;
}

export interface ReceptionTable {
  organisationId: string;
  remarks: Generated<boolean>;
  photographs: Generated<boolean>;
  datasetId: string | null;
  version: Generated<number>;
}

export interface RecordTable {
  organisationId: string;
  id: Generated<string>;
  datasetId: string;
  visitId: string | null;
  batchId: string | null;
  line: number | null;
  sourceKey: string | null;
  nameCited: string;
  cdNom: number | null;
  cdRef: number | null;
  taxrefVersion: number | null;
  status: Generated<'Pr' | 'No' | 'NSP'>;
  sourceStatus: Generated<'Te' | 'Co' | 'Li' | 'NSP'>;
  reference: Generated<string>;
  dateFrom: string;
  dateTo: string;
  timeFrom: string | null;
  timeTo: string | null;
  observerIds: Generated<string[]>;
  determinerIds: Generated<string[]>;
  determinedOn: string | null;
  determinationMethod: string | null;
  placeKind: 'geometry' | 'site' | 'commune' | 'mesh' | 'departement';
  geometry: Geometry | null;
  geometryNature: Generated<string>;
  precision: number | null;
  siteId: string | null;
  placeName: Generated<string>;
  altitudeMin: number | null;
  altitudeMax: number | null;
  depthMin: number | null;
  depthMax: number | null;
  habitat: number | null;
  communeCode: string | null;
  departementCode: string | null;
  meshCode: string | null;
  sensitivity: Generated<number>;
  descriptors: JsonOrDefault;
  countMin: number | null;
  countMax: number | null;
  comment: Generated<string>;
  context: Generated<string>;
  diffusion: string | null;
  shownLevel: Generated<number>;
  shownKind: 'commune' | 'mesh' | 'departement' | null;
  shownGeometry: Geometry | null;
  validation: Generated<number>;
  partnerValidation: number | null;
  extra: JsonOrDefault;
  version: Generated<number>;
  createdBy: string | null;
  createdAt: Date;
  changedAt: Date;
}

export interface RecordBeforeTable {
  batchId: string;
  organisationId: string;
  recordId: string;
  version: number;
  was: Json;
}

export interface RecordFindingTable {
  organisationId: string;
  recordId: string;
  rule: string;
  sentence: string;
  foundAt: Date;
}

export interface RecordRequestTable {
  id: Generated<string>;
  organisationId: string;
  recordId: string;
  recordVersion: number;
  question: string;
  askedBy: string | null;
  askedAt: Date;
  answer: Generated<string>;
  answeredBy: string | null;
  answeredAt: Date | null;
  closedAt: Date | null;
}

export interface RecordValidationTable {
  id: Generated<number>;
  organisationId: string;
  recordId: string;
  stage: Generated<'own' | 'partner'>;
  level: number;
  automatic: Generated<boolean>;
  comment: Generated<string>;
  validatorId: string | null;
  validator: Generated<string>;
  at: Date;
  recordVersion: number | null;
}

export interface ReferenceTableTable {
  id: Generated<string>;
  kind: 'status' | 'rarity' | 'sensitivity' | 'profile';
  name: string;
  version: string;
  taxrefVersion: number | null;
  source: Generated<string>;
  licence: Generated<string>;
  releasedOn: string | null;
  example: Generated<boolean>;
  filename: string;
  sha256: string;
  rowCount: number;
  importedAt: Date;
  inUse: Generated<boolean>;
}

export interface ReportImportTable {
  id: string;
  reportType: string;
  year: number;
  text: string;
  pages: Json;
  editionId: string | null;
  opened: Generated<boolean>;
}

export interface ReportProposalTable {
  id: Generated<string>;
  importId: string;
  sheetId: string | null;
  kind: 'sheet' | 'text' | 'figure' | 'commitment';
  position: number;
  page: number;
  startAt: number;
  endAt: number;
  proposed: Json;
  decision: 'accepted' | 'corrected' | 'refused' | null;
  kept: Json | null;
  decidedBy: string | null;
  decidedAt: Date | null;
  version: Generated<number>;
  resultId: string | null;
  indicatorId: string | null;
}

export interface ReshootCampaignTable {
  id: Generated<string>;
  organisationId: string;
  title: string;
  purpose: Generated<string>;
  startsOn: string;
  endsOn: string | null;
  personId: string | null;
  responsible: Generated<string>;
  closedOn: string | null;
  generated: Generated<boolean>;
  version: Generated<number>;
  createdAt: Generated<Date>;
}

export interface ReshootCampaignViewpointTable {
  campaignId: string;
  viewpointId: string;
}

export interface RoleGrantTable {
  id: Generated<string>;
  personId: string;
  organisationId: string;
  serviceId: string | null;
  role: 'administrator' | 'coordinator' | 'contributor' | 'validator' | 'partner' | 'reader';
}

export interface SendingCountTable {
  day: string;
  sender: string;
  sent: number;
}

export interface SendingDayTable {
  day: string;
  salt: string;
}

export interface SensitivityRuleTable {
  id: Generated<string>;
  tableId: string;
  cdNom: number;
  cdRef: number;
  level: number;
  departementCode: string | null;
  dayFrom: number | null;
  dayTo: number | null;
  years: number | null;
  biologicalStatus: string | null;
  behaviour: string | null;
  lifeStage: string | null;
  remark: Generated<string>;
}

export interface SentRecordTable {
  seriesId: string;
  recordId: string;
  state: number;
}

export interface ServiceTable {
  id: Generated<string>;
  organisationId: string;
  parentId: string | null;
  name: string;
}

export interface SessionTable {
  tokenHash: Uint8Array;
  personId: string;
  csrf: string;
  createdAt: Date;
  expiresAt: Date;
  id: Generated<string>;
  userAgent: Generated<string>;
  usedAt: Date;
  idToken: string | null;
}

export interface SheetTable {
  id: Generated<string>;
  editionId: string;
  section: string;
  kind: string;
  code: string;
  position: number;
  title: string;
  subtitle: string | null;
  serviceId: string | null;
  dueOn: string | null;
  state: Generated<'to_fill' | 'in_progress' | 'submitted' | 'sent_back' | 'accepted'>;
  tags: Generated<string[]>;
  content: JsonOrDefault;
  version: Generated<number>;
  previousId: string | null;
  form: Generated<string>;
}

export interface SheetActionTable {
  sheetId: string;
  actionId: string;
  block: Generated<string>;
  position: Generated<number>;
}

export interface SheetCommitmentTable {
  sheetId: string;
  commitmentId: string;
  role: 'announced' | 'asked';
}

export interface SheetFigureTable {
  sheetId: string;
  indicatorId: string;
  periodKind: string;
  periodStart: string;
  periodEnd: string;
  position: number;
  key: Generated<boolean>;
}

export interface SheetParagraphTable {
  sheetId: string;
  decisionId: string;
  number: string;
}

export interface SheetRegisterRowTable {
  sheetId: string;
  block: string;
  rowKey: string;
  taken: boolean;
  choice: Generated<string>;
  note: Generated<string>;
}

export interface SheetRevisionTable {
  id: Generated<string>;
  sheetId: string;
  version: number;
  baseVersion: number;
  content: Json;
  savedBy: string;
  savedAt: Date;
  conflict: Generated<boolean>;
  settledAt: Date | null;
}

export interface ShotTable {
  id: string;
  viewpointId: string;
  kind: 'shot' | 'archive';
  takenOn: string;
  precision: 'day' | 'month' | 'year' | 'circa';
  author: Generated<string>;
  organisation: Generated<string>;
  source: Generated<string>;
  file: string | null;
  width: number | null;
  height: number | null;
  sha256: string | null;
  camera: JsonOrDefault;
  position: Geometry | null;
  conformity: 'ok' | 'partial' | 'impossible';
  reason: Generated<string>;
  generated: Generated<boolean>;
  recordedBy: string | null;
  recordedAt: Date;
  withdrawnAt: Date | null;
  withdrawnBy: string | null;
  withdrawnReason: Generated<string>;
}

export interface ShownObserverTable {
  organisationId: string;
  id: string;
  body: string;
  name: string;
}

export interface ShownRecordTable {
  organisationId: string;
  id: string;
  datasetId: string;
  visitId: string;
  nameCited: string;
  cdNom: number;
  cdRef: number;
  taxrefVersion: number;
  status: string;
  sourceStatus: string;
  reference: string;
  dateFrom: string;
  dateTo: string;
  timeFrom: string;
  timeTo: string;
  observerIds: string[];
  determinerIds: string[];
  determinedOn: string;
  determinationMethod: string;
  placeKind: string;
  geometry: Geometry;
  geometryNature: string;
  precision: number;
  siteId: string;
  placeName: string;
  altitudeMin: number;
  altitudeMax: number;
  depthMin: number;
  depthMax: number;
  habitat: number;
  communeCode: string;
  departementCode: string;
  meshCode: string;
  sensitivity: number;
  shownLevel: number;
  descriptors: Json;
  countMin: number;
  countMax: number;
  comment: string;
  context: string;
  validation: number;
  partnerValidation: number;
  changedAt: Date;
}

export interface SignInTable {
  email: string | null;
  address: string;
  at: Date;
  id: Generated<number>;
  personId: string | null;
  means: 'password' | 'link' | 'provider' | 'passkey';
  refusal: string | null;
}

export interface SignInStartTable {
  tokenHash: Uint8Array;
  kind: 'provider' | 'passkey' | 'new_passkey';
  content: Json;
  expiresAt: Date;
}

export interface SiteTable {
  id: Generated<string>;
  organisationId: string;
  kind: string;
  level: 'property' | 'component' | 'element' | 'setting';
  parentId: string | null;
  name: string;
  search: string;
  geometry: Geometry | null;
  mark: Geometry | null;
  precision: Generated<'exact' | 'simplified' | 'commune' | 'unknown'>;
  published: Generated<boolean>;
  vulnerable: Generated<boolean>;
  version: Generated<number>;
  batchId: string | null;
  createdAt: Generated<Date>;
  attributes: JsonOrDefault;
  contested: Generated<string[]>;
  afarAcross: Generated<number>;
  afarUp: Generated<number>;
  publishedAt: Date | null;
  easyRead: Generated<string>;
}

export interface SiteCommuneTable {
  id: Generated<string>;
  siteId: string;
  territoryId: string;
  sourceId: string;
  batchId: string | null;
  replacedIn: string | null;
}

export interface SiteConditionTable {
  observationId: string;
  siteId: string;
  organisationId: string;
  published: boolean;
  vulnerable: boolean;
  afarAcross: number;
  afarUp: number;
  audiences: string[];
  level: string;
  observedOn: string;
  generated: boolean;
}

export interface SiteGeometryTable {
  id: Generated<string>;
  siteId: string;
  geometry: Geometry;
  precision: 'exact' | 'simplified' | 'commune';
  sourceId: string;
  asOf: string | null;
  ruling: 'kept' | 'set_aside' | null;
  rulingReason: string | null;
  ruledBy: string | null;
  ruledAt: Date | null;
  recordedBy: string | null;
  recordedAt: Date;
  batchId: string | null;
  supersededBy: string | null;
}

export interface SiteIdentifierTable {
  id: Generated<string>;
  siteId: string;
  system: string;
  value: string;
  sourceId: string;
  batchId: string | null;
}

export interface SitePartyTable {
  id: Generated<string>;
  siteId: string;
  role: 'owner' | 'manager' | 'occupant';
  category: Generated<string>;
  name: Generated<string>;
  privatePerson: Generated<boolean>;
  since: string | null;
  until: string | null;
  sourceId: string;
  batchId: string | null;
  replacedIn: string | null;
}

export interface SiteProtectionTable {
  id: Generated<string>;
  siteId: string;
  kind: string;
  extent: Generated<string>;
  act: Generated<string>;
  actOn: string | null;
  since: string | null;
  until: string | null;
  reference: Generated<string>;
  zoneId: string | null;
  sourceId: string;
  batchId: string | null;
  replacedIn: string | null;
}

export interface SiteSourceTable {
  id: Generated<string>;
  organisationId: string;
  title: string;
  producer: Generated<string>;
  licence: Generated<string>;
  url: string | null;
  asOf: string | null;
}

export interface SiteTerritoryTable {
  siteId: string;
  territoryId: string;
  share: string | null;
}

export interface SiteValueTable {
  id: Generated<string>;
  siteId: string;
  field: string;
  value: string;
  sourceId: string;
  asOf: string | null;
  confidence: Generated<'certain' | 'stated' | 'doubtful'>;
  ruling: 'kept' | 'set_aside' | null;
  rulingReason: string | null;
  ruledBy: string | null;
  ruledAt: Date | null;
  recordedBy: string | null;
  recordedAt: Date;
  batchId: string | null;
  supersededBy: string | null;
}

export interface SiteZoneTable {
  siteId: string;
  zoneId: string;
  share: string;
}

export interface StatusDocumentTable {
  tableId: string;
  documentId: string;
  citation: string;
  url: Generated<string>;
}

export interface TargetTable {
  id: Generated<string>;
  indicatorId: string;
  territoryId: string;
  planId: string | null;
  year: number;
  value: string;
  source: Generated<string>;
}

export interface TaxonTable {
  version: number;
  cdNom: number;
  cdRef: number;
  cdSup: number | null;
  rank: string;
  name: string;
  author: Generated<string>;
  fullName: string;
  vernacular: Generated<string>;
  kingdom: Generated<string>;
  phylum: Generated<string>;
  class: Generated<string>;
  orderName: Generated<string>;
  family: Generated<string>;
  group1: Generated<string>;
  group2: Generated<string>;
  group3: Generated<string>;
  habitat: Generated<string>;
  frenchStatus: Generated<string>;
  search: string;
  lineage: number[] | null;
}

export interface TaxonChangeTable {
  version: number;
  fromVersion: number;
  cdNom: number;
  kind: 'vanished' | 'merged' | 'moved';
  fromCdRef: number;
  cdRef: number | null;
}

export interface TaxonExpectedTable {
  tableId: string;
  cdNom: number;
  cdRef: number;
  departementCode: string | null;
  meshCode: string | null;
  lifeStage: string | null;
  dayFrom: number | null;
  dayTo: number | null;
  altitudeMin: number | null;
  altitudeMax: number | null;
  countMax: number | null;
  remark: Generated<string>;
}

export interface TaxonProfileTable {
  tableId: string | null;
  organisationId: string | null;
  cdRef: number;
  own: boolean;
  recordCount: number | null;
  departements: string[] | null;
  meshes: string[] | null;
  seasons: Json | null;
  altitudeMin: number | null;
  altitudeMax: number | null;
  countMax: number | null;
}

export interface TaxonRarityTable {
  tableId: string;
  cdRef: number;
  cdNom: number;
  nameCited: Generated<string>;
  class: string;
  remark: Generated<string>;
}

export interface TaxonStatusTable {
  tableId: string;
  cdNom: number;
  cdRef: number;
  kind: string;
  kindLabel: string;
  code: string;
  label: string;
  remark: Generated<string>;
  territoryCode: Generated<string>;
  territory: Generated<string>;
  documentId: Generated<string>;
}

export interface TaxonVanishedTable {
  cdNom: number;
  lastVersion: string;
  replacement: number | null;
  reasonCode: Generated<string>;
  reason: Generated<string>;
}

export interface TaxonVernacularTable {
  version: number;
  cdRef: number;
  name: string;
  search: string;
}

export interface TaxrefVersionTable {
  version: number;
  releasedOn: string | null;
  filename: string;
  sha256: string;
  nameCount: number;
  taxonCount: number;
  importedAt: Date;
  inUse: Generated<boolean>;
}

export interface TerritoryTable {
  id: Generated<string>;
  kind: 'commune' | 'epci' | 'departement' | 'region' | 'perimeter';
  code: string;
  vintage: number;
  name: string;
  search: string;
  population: number | null;
  departementCode: string | null;
  regionCode: string | null;
  centre: Geometry | null;
  organisationId: string | null;
  source: string;
}

export interface TerritoryMemberTable {
  territoryId: string;
  memberId: string;
}

export interface TerritoryOutlineTable {
  territoryId: string;
  outline: Geometry;
  source: string;
  asOf: string | null;
}

export interface TerritoryPartTable {
  territoryId: string;
  part: Geometry;
}

export interface ViewpointTable {
  id: Generated<string>;
  organisationId: string;
  observatory: Generated<string>;
  reference: Generated<string>;
  title: string;
  locality: Generated<string>;
  place: Generated<string>;
  geometry: Geometry | null;
  azimuth: string | null;
  height: string | null;
  focal35: string | null;
  intention: Generated<string>;
  themes: Generated<string>;
  shows: Generated<string>;
  note: Generated<string>;
  everyMonths: number | null;
  seasonFrom: Generated<string>;
  seasonTo: Generated<string>;
  endedOn: string | null;
  personId: string | null;
  responsible: Generated<string>;
  licence: string;
  audience: 'workers' | 'everyone';
  generated: Generated<boolean>;
  version: Generated<number>;
  createdAt: Generated<Date>;
}

export interface ViewpointSiteTable {
  viewpointId: string;
  siteId: string;
}

export interface VisitTable {
  organisationId: string;
  id: Generated<string>;
  datasetId: string;
  siteId: string | null;
  protocol: string | null;
  protocolVersion: number | null;
  pass: number | null;
  grouping: Generated<string>;
  dateFrom: string;
  dateTo: string;
  timeFrom: string | null;
  timeTo: string | null;
  observerIds: Generated<string[]>;
  geometry: Geometry | null;
  placeName: Generated<string>;
  method: Generated<string>;
  effort: Generated<string>;
  comment: Generated<string>;
  fields: JsonOrDefault;
  done: Generated<boolean>;
  notDoneReason: Generated<string>;
  batchId: string | null;
  version: Generated<number>;
  createdBy: string | null;
  createdAt: Date;
  changedAt: Date;
  precision: number | null;
  communeCode: string | null;
}

export interface WaiverTable {
  id: Generated<string>;
  editionId: string;
  findingKey: string;
  code: string;
  sentence: string;
  reason: string;
  waivedBy: string;
  waivedAt: Date;
  withdrawnAt: Date | null;
}

export interface WatchCampaignTable {
  id: Generated<string>;
  organisationId: string;
  title: string;
  purpose: Generated<string>;
  startsOn: string;
  endsOn: string | null;
  closed: Generated<boolean>;
  statedVisited: number | null;
  statedSource: Generated<string>;
  generated: Generated<boolean>;
  version: Generated<number>;
  createdBy: string | null;
  createdAt: Date;
}

export interface WatchCampaignPersonTable {
  campaignId: string;
  personId: string;
}

export interface WatchCampaignSiteTable {
  campaignId: string;
  siteId: string;
}

export interface WebhookTable {
  id: Generated<string>;
  organisationId: string;
  name: string;
  address: string;
  secret: string;
  ownerId: string;
  createdAt: Date;
  stopped: string | null;
}

export interface WebhookDeliveryTable {
  id: Generated<string>;
  webhookId: string;
  editionId: string | null;
  body: string;
  askedAt: Date;
  notBefore: Date | null;
  attempts: Generated<number>;
  receivedAt: Date | null;
  sentence: string | null;
}

export interface ZoneTable {
  id: Generated<string>;
  organisationId: string;
  kind: string;
  code: Generated<string>;
  name: string;
  act: Generated<string>;
  actOn: string | null;
  since: string | null;
  until: string | null;
  geometry: Geometry;
  sourceId: string;
  published: Generated<boolean>;
  version: Generated<number>;
  batchId: string | null;
  createdAt: Generated<Date>;
}

export interface ZoneViewTable {
  zoneId: string;
  said: string;
  siteId: string | null;
}

export interface Schema {
  action: ActionTable;
  actionFile: ActionFileTable;
  actionIndicator: ActionIndicatorTable;
  actionLink: ActionLinkTable;
  actionPartner: ActionPartnerTable;
  actionPlan: ActionPlanTable;
  actionRelation: ActionRelationTable;
  actionSite: ActionSiteTable;
  actionStage: ActionStageTable;
  actionTag: ActionTagTable;
  actionTerritory: ActionTerritoryTable;
  apiToken: ApiTokenTable;
  assessment: AssessmentTable;
  assessmentCarried: AssessmentCarriedTable;
  assessmentScore: AssessmentScoreTable;
  assessmentSite: AssessmentSiteTable;
  assessmentSurvey: AssessmentSurveyTable;
  auditEntry: AuditEntryTable;
  breakdown: BreakdownTable;
  breakdownPart: BreakdownPartTable;
  citizenMessage: CitizenMessageTable;
  citizenPhoto: CitizenPhotoTable;
  comment: CommentTable;
  commentMention: CommentMentionTable;
  commitment: CommitmentTable;
  commitmentAnswer: CommitmentAnswerTable;
  committeeDecision: CommitteeDecisionTable;
  communeRecord: CommuneRecordTable;
  conditionObservation: ConditionObservationTable;
  connector: ConnectorTable;
  connectorDifference: ConnectorDifferenceTable;
  connectorRun: ConnectorRunTable;
  connectorSubject: ConnectorSubjectTable;
  dataExchange: DataExchangeTable;
  dataReading: DataReadingTable;
  dataset: DatasetTable;
  datasetActor: DatasetActorTable;
  decision: DecisionTable;
  delivery: DeliveryTable;
  deliveryReminder: DeliveryReminderTable;
  departementRecord: DepartementRecordTable;
  edition: EditionTable;
  editionDecision: EditionDecisionTable;
  editionRevision: EditionRevisionTable;
  editionStep: EditionStepTable;
  endangered: EndangeredTable;
  endangeredStep: EndangeredStepTable;
  event: EventTable;
  exactRecord: ExactRecordTable;
  exchangeLine: ExchangeLineTable;
  framework: FrameworkTable;
  frozenEdition: FrozenEditionTable;
  fundingLine: FundingLineTable;
  governanceBody: GovernanceBodyTable;
  importBatch: ImportBatchTable;
  importChange: ImportChangeTable;
  importDraft: ImportDraftTable;
  importMapping: ImportMappingTable;
  indicator: IndicatorTable;
  indicatorCount: IndicatorCountTable;
  indicatorValue: IndicatorValueTable;
  installationSecret: InstallationSecretTable;
  judgement: JudgementTable;
  keptCheck: KeptCheckTable;
  landscapeChange: LandscapeChangeTable;
  mail: MailTable;
  meeting: MeetingTable;
  meshRecord: MeshRecordTable;
  migration: MigrationTable;
  milestone: MilestoneTable;
  nationalRecord: NationalRecordTable;
  objective: ObjectiveTable;
  observationPhoto: ObservationPhotoTable;
  observer: ObserverTable;
  openDataset: OpenDatasetTable;
  organisation: OrganisationTable;
  ouvAttribute: OuvAttributeTable;
  ouvAttributeSite: OuvAttributeSiteTable;
  partnerRecord: PartnerRecordTable;
  passkey: PasskeyTable;
  passwordReset: PasswordResetTable;
  person: PersonTable;
  plan: PlanTable;
  pressureAssessment: PressureAssessmentTable;
  project: ProjectTable;
  projectAdvice: ProjectAdviceTable;
  projectImpact: ProjectImpactTable;
  projectTerritory: ProjectTerritoryTable;
  providerIdentity: ProviderIdentityTable;
  publicRecord: PublicRecordTable;
  publishedAction: PublishedActionTable;
  publishedActionFile: PublishedActionFileTable;
  publishedChange: PublishedChangeTable;
  publishedCommitment: PublishedCommitmentTable;
  publishedEdition: PublishedEditionTable;
  publishedObservation: PublishedObservationTable;
  publishedPlan: PublishedPlanTable;
  publishedPressure: PublishedPressureTable;
  publishedRemark: PublishedRemarkTable;
  publishedShot: PublishedShotTable;
  publishedSite: PublishedSiteTable;
  publishedValue: PublishedValueTable;
  publishedViewpoint: PublishedViewpointTable;
  publishedZone: PublishedZoneTable;
  reception: ReceptionTable;
  record: RecordTable;
  recordBefore: RecordBeforeTable;
  recordFinding: RecordFindingTable;
  recordRequest: RecordRequestTable;
  recordValidation: RecordValidationTable;
  referenceTable: ReferenceTableTable;
  reportImport: ReportImportTable;
  reportProposal: ReportProposalTable;
  reshootCampaign: ReshootCampaignTable;
  reshootCampaignViewpoint: ReshootCampaignViewpointTable;
  roleGrant: RoleGrantTable;
  sendingCount: SendingCountTable;
  sendingDay: SendingDayTable;
  sensitivityRule: SensitivityRuleTable;
  sentRecord: SentRecordTable;
  service: ServiceTable;
  session: SessionTable;
  sheet: SheetTable;
  sheetAction: SheetActionTable;
  sheetCommitment: SheetCommitmentTable;
  sheetFigure: SheetFigureTable;
  sheetParagraph: SheetParagraphTable;
  sheetRegisterRow: SheetRegisterRowTable;
  sheetRevision: SheetRevisionTable;
  shot: ShotTable;
  shownObserver: ShownObserverTable;
  shownRecord: ShownRecordTable;
  signIn: SignInTable;
  signInStart: SignInStartTable;
  site: SiteTable;
  siteCommune: SiteCommuneTable;
  siteCondition: SiteConditionTable;
  siteGeometry: SiteGeometryTable;
  siteIdentifier: SiteIdentifierTable;
  siteParty: SitePartyTable;
  siteProtection: SiteProtectionTable;
  siteSource: SiteSourceTable;
  siteTerritory: SiteTerritoryTable;
  siteValue: SiteValueTable;
  siteZone: SiteZoneTable;
  statusDocument: StatusDocumentTable;
  target: TargetTable;
  taxon: TaxonTable;
  taxonChange: TaxonChangeTable;
  taxonExpected: TaxonExpectedTable;
  taxonProfile: TaxonProfileTable;
  taxonRarity: TaxonRarityTable;
  taxonStatus: TaxonStatusTable;
  taxonVanished: TaxonVanishedTable;
  taxonVernacular: TaxonVernacularTable;
  taxrefVersion: TaxrefVersionTable;
  territory: TerritoryTable;
  territoryMember: TerritoryMemberTable;
  territoryOutline: TerritoryOutlineTable;
  territoryPart: TerritoryPartTable;
  viewpoint: ViewpointTable;
  viewpointSite: ViewpointSiteTable;
  visit: VisitTable;
  waiver: WaiverTable;
  watchCampaign: WatchCampaignTable;
  watchCampaignPerson: WatchCampaignPersonTable;
  watchCampaignSite: WatchCampaignSiteTable;
  webhook: WebhookTable;
  webhookDelivery: WebhookDeliveryTable;
  zone: ZoneTable;
  zoneView: ZoneViewTable;
}

