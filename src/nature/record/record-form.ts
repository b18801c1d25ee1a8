import type { FormValues } from '../../kernel/form-values.ts';
import type { FormField, FormPart } from '../../watch/kept/form-field.ts';
import { printCounted, readCount } from '../visit/visit.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import type { Descriptor } from './descriptor.ts';
import type { EditedRecord } from './edited.sql.ts';

/** Coded fields of a descriptor that the form shows, with their label. */
const described = {
  lifeStage: ['life-stage', 'Stade de vie'],
  sex: ['sex', 'Sexe'],
  technique: ['technique', 'Technique d’observation'],
  biologicalCondition: ['biological-condition', 'État biologique'],
  biologicalStatus: ['biological-status', 'Statut biologique'],
  behaviour: ['behaviour', 'Comportement'],
} as const;

type Described = keyof typeof described;
export const describedFields = Object.keys(described) as Described[];

const placeKinds = {
  geometry: 'Un point',
  site: 'Un site du registre, inchangé',
  commune: 'Une commune',
  mesh: 'Une maille de 10\u00a0km',
  departement: 'Un département',
  drawn: 'Ce qui a été tracé, inchangé',
};

/**
 * What a form asks of a record. When, where and by whom are those of its visit, where it has one; what was described
 * more finely than a form can say stays as it is.
 */
export function recordParts(record: EditedRecord, words: ReadonlyMap<string, Vocabulary>): FormPart[] {
  const line = (name: string, label: string, more: Partial<FormField> = {}): FormField => ({
    name,
    label,
    kind: 'line',
    ...more,
  });
  const choice = (name: Described): FormField => {
    const [vocabulary, label] = described[name];
    return line(name, label, { kind: 'choice', choices: { '': 'Non dit', ...words.get(vocabulary)?.values } });
  };
  const one = record.descriptors.length < 2;
  const seen: FormPart = {
    title: 'Ce qui a été observé',
    fields: [
      line('nameCited', 'Nom cité', { required: true }),
      line('cdNom', 'Numéro TAXREF', { hint: 'CD_NOM du taxon\u00a0; vide s’il est à déterminer.' }),
      line('status', 'Statut', { kind: 'choice', choices: { Pr: 'Observé', No: 'Non observé', NSP: 'Non dit' } }),
      ...(one ? [line('count', 'Nombre', { hint: 'Comme 3, ou 3-5.' }), ...describedFields.map(choice)] : []),
      line('determiners', 'Déterminé par', { hint: 'Noms séparés par des virgules.' }),
      line('determinedOn', 'Déterminé le', { kind: 'day' }),
      line('comment', 'Commentaire', { kind: 'lines' }),
    ],
  };
  if (record.visitId) return [seen];
  const kinds = Object.entries(placeKinds).filter(([kind]) => mayBe(record, kind));
  return [
    seen,
    {
      title: 'Quand et qui',
      fields: [
        line('dateFrom', 'Date', { kind: 'day', required: true }),
        line('dateTo', 'Jusqu’au', { kind: 'day' }),
        line('timeFrom', 'De', { hint: 'Comme 06:30.' }),
        line('timeTo', 'À'),
        line('observers', 'Observateurs', { hint: 'Noms séparés par des virgules.' }),
      ],
    },
    {
      title: 'Où',
      fields: [
        line('placeKind', 'Ce qu’on en sait', { kind: 'choice', choices: Object.fromEntries(kinds) }),
        line('position', 'Point', { hint: 'Latitude puis longitude\u00a0: 50,4301\u202f; 2,7812.' }),
        line('communeCode', 'Commune', { hint: 'Code INSEE, comme 62498.' }),
        line('meshCode', 'Maille', { hint: 'Comme 10kmL93E069N705.' }),
        line('departementCode', 'Département', { hint: 'Comme 62.' }),
        line('placeName', 'Lieu-dit'),
        line('precision', 'Précision, en mètres'),
        line('altitudeMin', 'Altitude minimale, en mètres'),
        line('altitudeMax', 'Altitude maximale, en mètres'),
      ],
    },
  ];
}

/** What was drawn and a place of the register are kept as they are; they are not typed. */
const mayBe = (record: EditedRecord, kind: string): boolean => {
  if (kind === 'drawn') return record.placeKind === 'geometry' && record.point === null;
  return kind !== 'site' || record.placeKind === 'site';
};

const toTheMinute = (time: string | null): string => time?.slice(0, 5) ?? '';

const countSaid = (descriptor: Descriptor | undefined): string =>
  printCounted({ countMin: descriptor?.countMin ?? null, countMax: descriptor?.countMax ?? null });

const printed = (value: number | null): string => (value === null ? '' : String(value));

/** A record as its form shows it. */
export function recordValues(record: EditedRecord): FormValues {
  const [first] = record.descriptors;
  const point = record.point && `${record.point[1]}\u202f; ${record.point[0]}`.replaceAll('.', ',');
  return {
    nameCited: record.nameCited,
    cdNom: printed(record.cdNom),
    status: record.status,
    count: countSaid(first),
    ...Object.fromEntries(describedFields.map((name) => [name, first?.[name] ?? ''])),
    determiners: record.determiners.join(', '),
    determinedOn: record.determinedOn ?? '',
    comment: record.comment,
    ...{ dateFrom: record.dateFrom, dateTo: record.dateTo === record.dateFrom ? '' : record.dateTo },
    ...{ timeFrom: toTheMinute(record.timeFrom), timeTo: toTheMinute(record.timeTo) },
    observers: record.observers.join(', '),
    placeKind: record.placeKind === 'geometry' && !record.point ? 'drawn' : record.placeKind,
    position: point ?? '',
    ...{ communeCode: record.communeCode ?? '', meshCode: record.meshCode ?? '' },
    ...{ departementCode: record.departementCode ?? '', placeName: record.placeName },
    precision: printed(record.precision),
    ...{ altitudeMin: printed(record.altitudeMin), altitudeMax: printed(record.altitudeMax) },
  };
}

/** The descriptors that a form tells: what it does not ask of them, and a count that nobody changed, stay. */
export function descriptorsOf({ descriptors }: EditedRecord, values: FormValues): Descriptor[] {
  if (descriptors.length > 1) return descriptors;
  const { countMin: _, countMax: __, ...uncounted } = descriptors[0] ?? {};
  const isCountKept = values.count === countSaid(descriptors[0]);
  const unasked = Object.entries(isCountKept ? { ...descriptors[0] } : uncounted).filter(
    ([name]) => !describedFields.includes(name as Described),
  );
  const coded = describedFields.flatMap((name) => (values[name] ? [[name, values[name]]] : []));
  const counted = isCountKept
    ? []
    : Object.entries(readCount(values.count ?? '') ?? {}).filter(([, value]) => value !== null);
  const one: Descriptor = Object.fromEntries([...unasked, ...coded, ...counted]);
  if (counted.length > 0) one.countObject ??= 'IND';
  return Object.keys(one).length > 0 ? [one] : [];
}
