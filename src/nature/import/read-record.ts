import { closedCode, closedSentence } from '../dataset/dataset-closed.ts';
import { type Descriptor, descriptorVocabularies } from '../record/descriptor.ts';
import { faultsOf, type Place, type RecordToWrite } from '../record/record.ts';
import { totalCount } from '../record/total-count.rule.ts';
import { readVocabulary } from '../vocabulary/read-vocabularies.ts';
import { labelOf } from '../vocabulary/vocabulary.ts';
import { type Field, fields } from './fields.ts';
import type { Known } from './known.ts';
import { readCount, readMetres } from './read-count.ts';
import { readDate, readTime } from './read-date.ts';
import { readNames, type SaidPerson } from './read-names.ts';
import { readPlace } from './read-place.ts';
import type { Row } from './row.ts';

/** A record that a row says, with people by their names still. */
export interface ReadRecord {
  line: number;
  record: RecordToWrite;
  observers: SaidPerson[];
  determiners: SaidPerson[];
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What a row says, read against what is known; null where something keeps it out, which its findings tell. */
export function readRecord(row: Row, known: Known): ReadRecord | null {
  const when = whenOf(row, known.today);
  const taxon = taxonOf(row, known);
  const place = readPlace(row, known);
  const descriptors = descriptorsOf(row, known);
  const record = {
    id: idOf(row),
    datasetId: datasetOf(row, known),
    visitId: null,
    sourceKey: textOf(row, 'sourceKey', 500) || null,
    line: row.line,
    ...taxon,
    ...statusesOf(row, known),
    ...when,
    ...heightsOf(row),
    reference: textOf(row, 'reference'),
    observerIds: [],
    determinerIds: [],
    place: place as Place,
    placeName: textOf(row, 'placeName', 500),
    precision: metresOf(row, 'precision', 'bad_precision'),
    habitat: wholeOf(row, 'habitat', 'bad_habitat'),
    descriptors,
    comment: textOf(row, 'comment'),
    context: textOf(row, 'context'),
    extra: row.extra(),
    ...totalCount(descriptors),
  };
  const [observers, determiners] = [readNames(row.cell('observers')), readNames(row.cell('determiners'))];
  if (row.isBad) return null;
  for (const [field, sentence] of faultsOf(record))
    row.bad(faultCodes[field] ?? 'wrong_record', sentence, columnsOfFaults[field]);
  checkCoherence(row, record);
  return row.isBad || !place ? null : { line: row.line, record, observers, determiners };
}

/** Codes of what `faultsOf` says, by the field it says it of. */
const faultCodes: Record<string, string> = {
  dateTo: 'dates_reversed',
  timeTo: 'times_reversed',
  altitudeMax: 'altitudes_reversed',
  depthMax: 'depths_reversed',
  status: 'absence_counted',
};
const columnsOfFaults: Record<string, Field> = {
  dateTo: 'dateTo',
  timeTo: 'timeTo',
  altitudeMax: 'altitudeMax',
  depthMax: 'depthMax',
  status: 'status',
};

function idOf(row: Row): string {
  const said = row.cell('id');
  if (said && !uuid.test(said))
    row.bad(
      'bad_id',
      `«\u00a0${said}\u00a0» n’est pas un identifiant permanent\u00a0: c’est un UUID de 36 signes, ou laissez la case vide.`,
      'id',
    );
  return said ? said.toLowerCase() : crypto.randomUUID();
}

function datasetOf(row: Row, known: Known): string {
  const said = row.cell('dataset').toLowerCase();
  if (!said) return known.datasetId;
  const active = known.datasets.get(said);
  if (!uuid.test(said))
    row.bad('bad_dataset', `«\u00a0${said}\u00a0» n’est pas l’identifiant d’un jeu de données.`, 'dataset');
  else if (active === undefined)
    row.bad(
      'unknown_dataset',
      'Ce jeu de données n’est pas de votre organisation\u00a0: corrigez son identifiant, ou créez-le d’abord.',
      'dataset',
    );
  else if (!active) row.bad(closedCode, closedSentence, 'dataset');
  return said;
}

function textOf(row: Row, field: Field, most = 5000): string {
  const text = row.cell(field);
  if (text.length > most) row.bad('too_long', `Ce texte dépasse ${most} signes\u00a0: raccourcissez-le.`, field);
  return text;
}

function whenOf(row: Row, today: string) {
  const [first, last] = [row.cell('dateFrom'), row.cell('dateTo')];
  const [from, to] = [first ? readDate(first) : null, last ? readDate(last) : null];
  if (!first) row.bad('date_missing', 'La date manque\u00a0: écrivez-la comme 2020-06-12 ou 12/06/2020.', 'dateFrom');
  if (first && !from) badDate(row, first, 'dateFrom');
  if (last && !to) badDate(row, last, 'dateTo');
  const [dateFrom, dateTo] = [from?.from ?? '', to?.to ?? from?.to ?? ''];
  if (dateFrom > today) row.bad('date_in_future', 'La date de début est à venir\u00a0: corrigez-la.', 'dateFrom');
  if (dateTo > today && dateTo !== dateFrom)
    row.bad('date_in_future', 'La date de fin est à venir\u00a0: corrigez-la.', 'dateTo');
  if (dateFrom && dateTo && dateTo < dateFrom && row.isBad)
    row.bad('dates_reversed', 'La date de fin précède la date de début.', 'dateTo');
  if (dateFrom && dateFrom < '1900')
    row.tell('date_very_old', 'B', 'Cette date est d’avant 1900\u00a0: vérifiez-la.', 'dateFrom');
  if (to && dateTo < '1900')
    row.tell('date_very_old', 'B', 'Cette date est d’avant 1900\u00a0: vérifiez-la.', 'dateTo');
  const determined = row.cell('determinedOn');
  const determinedOn = determined ? readDate(determined) : null;
  if (determined && !determinedOn) badDate(row, determined, 'determinedOn');
  return {
    dateFrom,
    dateTo,
    timeFrom: timeOf(row, 'timeFrom') ?? from?.timeFrom ?? null,
    timeTo: timeOf(row, 'timeTo') ?? to?.timeFrom ?? from?.timeTo ?? null,
    determinedOn: determinedOn?.from ?? null,
  };
}

const badDate = (row: Row, said: string, field: Field): void =>
  row.bad(
    'bad_date',
    `«\u00a0${said}\u00a0» n’est pas une date\u00a0: écrivez-la comme 2020-06-12 ou 12/06/2020.`,
    field,
  );

function timeOf(row: Row, field: 'timeFrom' | 'timeTo'): string | null {
  const said = row.cell(field);
  const time = said ? readTime(said) : null;
  if (said && !time)
    row.bad('bad_time', `«\u00a0${said}\u00a0» n’est pas une heure\u00a0: écrivez-la comme 06:30.`, field);
  return time;
}

function taxonOf(row: Row, known: Known): { nameCited: string; cdNom: number | null } {
  const [said, nameCited] = [row.cell('cdNom'), textOf(row, 'nameCited', 500)];
  const chosen = Object.hasOwn(known.names, nameCited) ? known.names[nameCited] : undefined;
  if (!said && chosen !== undefined) return { nameCited, cdNom: chosen === '' ? null : Number(chosen) };
  if (!said) {
    if (nameCited)
      row.bad(
        'taxon_to_confirm',
        `«\u00a0${nameCited}\u00a0» n’a pas de cd_nom\u00a0: choisissez-le parmi les noms proposés, ou ajoutez-le au fichier.`,
        'nameCited',
      );
    else row.bad('taxon_missing', 'La ligne ne nomme aucun taxon\u00a0: donnez un cd_nom ou un nom.', 'nameCited');
    return { nameCited, cdNom: null };
  }
  const cdNom = /^\d{1,9}(\.0+)?$/.test(said) ? Math.trunc(Number(said)) : null;
  if (!cdNom) {
    row.bad(
      'bad_cd_nom',
      `«\u00a0${said}\u00a0» n’est pas un cd_nom\u00a0: c’est un nombre entier de TAXREF.`,
      'cdNom',
    );
    return { nameCited, cdNom: null };
  }
  const taxon = known.taxa.get(cdNom);
  if (!taxon) row.bad('unknown_cd_nom', `Aucun nom de TAXREF n’a le cd_nom ${cdNom}\u00a0: vérifiez-le.`, 'cdNom');
  else if ('vanished' in taxon) vanished(row, cdNom, taxon.replacement);
  return { nameCited: nameCited || (taxon && 'name' in taxon ? taxon.name : ''), cdNom };
}

const vanished = (row: Row, cdNom: number, replacement: number | null): void =>
  row.bad(
    'vanished_cd_nom',
    replacement
      ? `Le cd_nom ${cdNom} n’est plus dans TAXREF, qui le remplace par ${replacement}\u00a0: vérifiez, puis corrigez-le.`
      : `Le cd_nom ${cdNom} n’est plus dans TAXREF, qui ne le remplace pas\u00a0: choisissez un autre nom.`,
    'cdNom',
  );

/** The code of a field in its nomenclature; undefined where nothing is said, or where a person said to leave it so. */
function codeOf(row: Row, known: Known, field: Field): string | undefined {
  const said = row.cell(field);
  if (!said) return undefined;
  const code = known.codes.read(field, said);
  if (code === null) {
    row.unknown.push({ field, said });
    row.bad(
      'unknown_value',
      `«\u00a0${said}\u00a0» n’est pas dans la nomenclature «\u00a0${fields[field].label}\u00a0»\u00a0: dites quelle valeur c’est, ou corrigez-le.`,
      field,
    );
  }
  return code || undefined;
}

const statusesOf = (row: Row, known: Known) => ({
  status: (codeOf(row, known, 'status') ?? 'Pr') as RecordToWrite['status'],
  sourceStatus: (codeOf(row, known, 'sourceStatus') ?? 'Te') as RecordToWrite['sourceStatus'],
  determinationMethod: codeOf(row, known, 'determinationMethod') ?? null,
  geometryNature: (codeOf(row, known, 'geometryNature') ?? 'NSP') as RecordToWrite['geometryNature'],
  diffusion: (codeOf(row, known, 'diffusion') ?? null) as RecordToWrite['diffusion'],
});

const heightsOf = (row: Row) => ({
  altitudeMin: metresOf(row, 'altitudeMin', 'bad_altitude'),
  altitudeMax: metresOf(row, 'altitudeMax', 'bad_altitude'),
  depthMin: metresOf(row, 'depthMin', 'bad_depth'),
  depthMax: metresOf(row, 'depthMax', 'bad_depth'),
});

function metresOf(row: Row, field: Field, code: string): number | null {
  const said = row.cell(field);
  const metres = said ? readMetres(said) : null;
  if (said && (metres === null || (field === 'precision' && metres < 0)))
    row.bad(code, `«\u00a0${said}\u00a0» n’est pas un nombre de mètres\u00a0: écrivez-le comme 120.`, field);
  return metres;
}

function wholeOf(row: Row, field: Field, code: string): number | null {
  const said = row.cell(field);
  const isWhole = /^\d{1,9}$/.test(said);
  if (said && !isWhole) row.bad(code, `«\u00a0${said}\u00a0» n’est pas un nombre entier.`, field);
  return isWhole ? Number(said) : null;
}

const codedFields = Object.keys(descriptorVocabularies) as (keyof typeof descriptorVocabularies)[];

/** What a row says of its individuals is one descriptor; a row that says nothing has none. */
function descriptorsOf(row: Row, known: Known): Descriptor[] {
  const descriptor: Descriptor = countsOf(row);
  for (const field of codedFields) {
    const code = codeOf(row, known, field);
    if (code !== undefined) descriptor[field] = code;
  }
  const [url, text] = [textOf(row, 'proofUrl', 2000), textOf(row, 'proofText', 2000)];
  if (url && !isAddress(url))
    row.bad(
      'bad_address',
      `«\u00a0${url}\u00a0» n’est pas une adresse\u00a0: écrivez-la comme https://exemple.fr/photo.jpg.`,
      'proofUrl',
    );
  if (url) descriptor.proofUrl = url;
  if (text) descriptor.proofText = text;
  if ((url || text) && descriptor.proof === undefined) {
    descriptor.proof = '1';
    row.tell(
      'proof_deduced',
      'C',
      'Une preuve est donnée sans que «\u00a0preuve existante\u00a0» soit rempli\u00a0: «\u00a0Oui\u00a0» est retenu.',
      url ? 'proofUrl' : 'proofText',
    );
  }
  return Object.keys(descriptor).length > 0 ? [descriptor] : [];
}

const isAddress = (text: string): boolean =>
  /^(?:(?:https?|ftp):\/\/)?[\p{L}\d-]+(?:\.[\p{L}\d-]+)+(?:[:/?#]\S*)?$/iu.test(text);

function countsOf(row: Row): Descriptor {
  const [least, most] = [row.cell('countMin'), row.cell('countMax')];
  const [min, max] = [least ? readCount(least) : null, most ? readCount(most) : null];
  if (least && !min) badCount(row, least, 'countMin');
  if (most && !max) badCount(row, most, 'countMax');
  const [countMin, countMax] = [min?.min, max ? max.max : min?.max];
  if (countMin !== undefined && countMax !== undefined && countMin > countMax)
    row.bad('counts_reversed', 'Le nombre maximal est sous le minimal.', 'countMax');
  return {
    ...(countMin === undefined ? {} : { countMin }),
    ...(countMax === undefined ? {} : { countMax }),
    ...(min?.estimated || max?.estimated ? { countKind: 'Es' } : {}),
  };
}

const badCount = (row: Row, said: string, field: Field): void =>
  row.bad('bad_count', `«\u00a0${said}\u00a0» n’est pas un nombre\u00a0: écrivez-le comme 12, ou 2-4.`, field);

/** What the SINP's standard asks of fields together. */
function checkCoherence(row: Row, { sourceStatus, reference, descriptors: [descriptor] }: RecordToWrite): void {
  if (sourceStatus === 'Li' && !reference)
    row.bad(
      'reference_missing',
      'Une donnée de littérature cite sa source\u00a0: remplissez la référence bibliographique.',
      'reference',
    );
  const given = Boolean(descriptor?.proofUrl || descriptor?.proofText);
  if (descriptor?.proof === '1' && !given)
    row.bad(
      'proof_missing',
      'La preuve existe mais n’est pas donnée\u00a0: remplissez son adresse ou sa description.',
      'proof',
    );
  if (given && descriptor?.proof !== '1')
    row.bad(
      'proof_contradicted',
      `Une preuve est donnée, alors que «\u00a0preuve existante\u00a0» dit «\u00a0${labelOf(readVocabulary('proof'), descriptor?.proof ?? null)}\u00a0»\u00a0: écrivez «\u00a0Oui\u00a0».`,
      'proof',
    );
}
