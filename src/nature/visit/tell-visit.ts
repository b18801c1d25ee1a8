import { printDate } from '../../kernel/french.ts';
import { printAnswer } from '../protocol/field.ts';
import { type Protocol, visitFieldsOf } from '../protocol/protocol.ts';
import { printCounted } from './visit.ts';

/** What is told of a visit, whether from a form or from the database. */
interface Told {
  placeName: string;
  point: [number, number] | null;
  dateFrom: string;
  dateTo: string | null;
  timeFrom: string | null;
  timeTo: string | null;
  pass: number | null;
  method: string;
  observers: readonly string[];
  comment: string;
  fields: Readonly<Record<string, string>>;
  done: boolean;
  notDoneReason: string;
  records: readonly {
    nameCited: string;
    status: string;
    countMin: number | null;
    countMax: number | null;
  }[];
}

export const toldLabels = {
  visitedOn: 'Date',
  hours: 'Heures',
  placeName: 'Lieu',
  position: 'Position',
  pass: 'Passage',
  method: 'Méthode',
  observers: 'Observateurs',
  answers: 'Réponses',
  done: 'Réalisation',
  records: 'Données',
  comment: 'Commentaire',
} as const;

/** A visit in words, as the journal keeps it and as two versions of it are compared. */
export function tellVisit(protocol: Protocol, visit: Told): Record<string, string> {
  const { dateFrom, dateTo, timeFrom, timeTo, pass, method, point } = visit;
  const answers = visitFieldsOf(protocol)
    .filter(({ name }) => visit.fields[name])
    .map((field) => `${field.label}\u00a0: ${printAnswer(field, visit.fields[field.name] ?? '')}`);
  return {
    visitedOn: dateTo && dateTo !== dateFrom ? `${printDate(dateFrom)} au ${printDate(dateTo)}` : printDate(dateFrom),
    hours: [timeFrom, timeTo].filter(Boolean).join(' à '),
    placeName: visit.placeName,
    position: point ? `${point[1]}, ${point[0]}` : '',
    pass: protocol.visit.passes.find(({ number }) => number === pass)?.label ?? '',
    method: protocol.visit.methods[method] ?? method,
    observers: visit.observers.join(', '),
    answers: answers.join('\n'),
    done: visit.done ? '' : `Non fait\u00a0: ${visit.notDoneReason}`,
    records: visit.records.map(tellRecord).join('\n'),
    comment: visit.comment,
  };
}

const tellRecord = (record: Told['records'][number]): string =>
  record.status === 'No'
    ? `${record.nameCited}, non observé`
    : [record.nameCited, printCounted(record)].filter(Boolean).join(', ');
