import { use } from 'react';
import type { Finding } from '../../../kernel/finding.ts';
import { frenchDay } from '../../../kernel/french.ts';
import { answerStore } from '../../../watch/pages/field/answer-store.ts';
import { type FieldAnswer, newNumber } from '../../../watch/pages/field/field-answer.ts';
import { type Answered, postAnswer } from '../../../watch/pages/field/post-answer.ts';
import { type Field, useFieldAnswers } from '../../../watch/pages/field/use-field-answers.ts';
import { CsrfContext } from '../../../web/components/form.tsx';
import type { Visited } from '../../protocol/visited.ts';
import { observersOf, readCount, type VisitInput } from '../../visit/visit.ts';

/** A taxon of a visit as it is typed. */
export interface Line {
  id: string;
  name: string;
  scientific: string;
  cdNom: number | null;
  /** Of a record that is corrected; seen, unless it was sought in vain. */
  status?: 'Pr' | 'No' | 'NSP';
  count: string;
  fields: Record<string, string>;
  comment: string;
}

/** What the form of a visit says. */
export interface VisitValues {
  datasetId: string;
  siteId: string | null;
  place: string;
  point: [number, number] | null;
  precision: number | null;
  /** Of a visit that is corrected; no form asks it. */
  communeCode?: string | null;
  dateFrom: string;
  dateTo: string;
  timeFrom: string;
  timeTo: string;
  pass: string;
  method: string;
  observers: string;
  fields: Record<string, string>;
  comment: string;
  done: boolean;
  notDoneReason: string;
  /** What is written where nothing was found, though it was looked for. */
  nothing: Line | null;
  lines: Line[];
}

export type VisitAnswer = FieldAnswer<VisitValues>;
export type VisitField = Field<VisitValues>;

export const visitWords = { one: 'visite', many: 'visites' };

const store = answerStore<VisitValues>();

/** The visits of a protocol that wait on this device. Once sent, a visit is the server’s. */
export function useVisits(protocol: string, person: { id: string; name: string }): VisitField {
  const csrf = use(CsrfContext);
  return useFieldAnswers({ campaignId: tourOf(protocol), person, csrf, isKnown: () => true, store, sendAnswer });
}

const tourOf = (protocol: string) => `nature/${protocol}`;

const sendAnswer = (answer: VisitAnswer, csrf: string): Promise<Answered> => {
  const protocol = answer.campaignId.replace('nature/', '');
  const body = JSON.stringify({ ...inputOf(protocol, answer.id, answer.values), personId: answer.person.id });
  return postAnswer(`/terrain/nature/${protocol}/visites`, csrf, body);
};

/** A new form; the next visit of a day is by the same people, for the same dataset. */
export const newValues = (
  before: Pick<VisitValues, 'datasetId' | 'observers' | 'dateFrom'> & Partial<VisitValues>,
): VisitValues => ({
  ...{
    siteId: null,
    place: '',
    point: null,
    precision: null,
    dateTo: '',
    timeFrom: '',
    timeTo: '',
    pass: '',
    method: '',
  },
  ...{ fields: {}, comment: '', done: true, notDoneReason: '', nothing: null, lines: [] },
  ...before,
});

export const todayHere = (): string => frenchDay(new Date());

export const newLine = (name: string, cdNom: number | null, scientific = '', count = ''): Line => ({
  ...{ id: newNumber(), name, cdNom, scientific, count },
  ...{ fields: {}, comment: '' },
});

/** The form as it is sent. */
export function inputOf(protocol: string, id: string, values: VisitValues): VisitInput {
  const { datasetId, siteId, point, precision, dateFrom, pass, method, fields, comment, done, notDoneReason } = values;
  return {
    ...{ id, protocol, datasetId, siteId, point, precision, dateFrom, method, fields, comment, done, notDoneReason },
    communeCode: siteId || point ? null : (values.communeCode ?? null),
    placeName: siteId ? '' : values.place,
    dateTo: values.dateTo || null,
    timeFrom: values.timeFrom || null,
    timeTo: values.timeTo || null,
    pass: pass ? Number(pass) : null,
    observers: observersOf(values.observers),
    records: done
      ? [
          ...values.lines.map(recordOf),
          ...(values.nothing ? [{ ...recordOf(values.nothing), status: 'No' as const }] : []),
        ]
      : [],
  };
}

const recordOf = ({
  id,
  name,
  cdNom,
  status,
  count,
  fields,
  comment,
}: Line): NonNullable<VisitInput['records']>[number] => ({
  ...{ id, nameCited: name, cdNom, status, fields, comment },
  ...(readCount(count) ?? { countMin: null, countMax: null }),
});

/** The form as its protocol reads it. */
export function visitedAs(id: string, values: VisitValues): Visited {
  const { siteId, place, point, dateFrom, pass, method, done, notDoneReason, fields, lines, nothing } = values;
  const read = (line: Line, status: 'Pr' | 'No' | 'NSP') => ({
    ...{ id: line.id, name: line.name, cdRef: line.cdNom, status, fields: line.fields },
    ...(readCount(line.count) ?? { countMin: null, countMax: null }),
  });
  return {
    ...{ id, siteId, place, dateFrom, method, done, notDoneReason, fields, hasPoint: point !== null },
    communeCode: values.communeCode ?? null,
    dateTo: values.dateTo || dateFrom,
    timeFrom: values.timeFrom || null,
    timeTo: values.timeTo || null,
    pass: pass ? Number(pass) : null,
    observers: observersOf(values.observers),
    records: [...lines.map((line) => read(line, line.status ?? 'Pr')), ...(nothing ? [read(nothing, 'No')] : [])],
  };
}

/** What the form alone can tell, before its protocol. */
export function formLacks({ datasetId, dateFrom, lines }: VisitValues): Finding[] {
  const found = (code: string, sentence: string): Finding => ({ code, tier: 'A', sentence, place: {} });
  return [
    ...(datasetId ? [] : [found('dataset_needed', 'Choisissez un jeu de données.')]),
    ...(dateFrom ? [] : [found('date_needed', 'Dites quel jour.')]),
    ...lines
      .filter(({ count }) => readCount(count) === undefined)
      .map(({ name, count }) =>
        found('count_unreadable', `${name}\u00a0: «\u00a0${count}\u00a0» n’est pas un nombre, comme 3 ou 3-5.`),
      ),
  ];
}
