import type { Finding, Tier } from '../../kernel/finding.ts';
import { frenchDay, printDate, readNumber } from '../../kernel/french.ts';
import { typeset } from '../../kernel/typeset.ts';
import { sharesADay } from '../sensitivity/season.rule.ts';
import { answersOf, type ProtocolField } from './field.ts';
import { type Protocol, visitFieldsOf } from './protocol.ts';
import { holds, type Visited, type VisitedRecord } from './visited.ts';

/**
 * What a visit lacks or says that cannot be, as its protocol asks. Tier A keeps it from being saved; B is kept and told,
 * since the field decides; C is worth a look.
 */
export function checkVisit(protocol: Protocol, visit: Visited, today?: string): Finding[] {
  if (!visit.done)
    return [...datesOf(visit, today), ...(visit.notDoneReason.trim() ? [] : [found('not_done_unexplained', notDone)])];
  return [
    ...datesOf(visit, today),
    ...placeOf(protocol, visit),
    ...passOf(protocol, visit),
    ...timesOf(protocol, visit),
    ...(visit.observers.length === 0 ? [found('no_observer', 'Dites qui a observé.', { column: 'observers' })] : []),
    ...methodOf(protocol, visit),
    ...visitFieldsOf(protocol).flatMap((field) => answerOf(field, visit, null)),
    ...absenceOf(protocol, visit),
    ...visit.records.flatMap((record, at) => recordOf(protocol, visit, record, at + 1)),
    ...twiceOf(protocol, visit),
  ];
}

const notDone = 'Ce passage n’a pas eu lieu\u00a0: dites pourquoi.';

const found = (code: string, sentence: string, place: Finding['place'] = {}, tier: Tier = 'A'): Finding => ({
  code,
  tier,
  sentence: typeset(sentence),
  place,
});

function datesOf({ dateFrom, dateTo }: Visited, today = '9999-12-31'): Finding[] {
  if (dateTo < dateFrom)
    return [found('ends_before', 'La date de fin précède la date de début.', { column: 'dateTo' })];
  return dateFrom > today
    ? [found('visited_later', 'Ce relevé est daté de plus tard qu’aujourd’hui.', { column: 'dateFrom' })]
    : [];
}

function placeOf({ site }: Protocol, visit: Visited): Finding[] {
  const place = { column: 'place' };
  if (visit.siteId)
    return site.kinds.includes('site')
      ? []
      : [found('place_by_point', 'Ce protocole demande un point, non un site.', place)];
  if (!site.kinds.includes('point'))
    return [found('site_needed', `${site.label}\u00a0: choisissez un site du registre.`, place)];
  const known = visit.hasPoint || (visit.communeCode && site.kinds.includes('commune'));
  return known ? [] : [found('place_needed', 'Dites où\u00a0: un site, ou un point.', place)];
}

function passOf({ visit: { passes } }: Protocol, { pass, dateFrom, dateTo }: Visited): Finding[] {
  if (passes.length === 0) return [];
  const place = { column: 'pass' };
  if (pass === null) return [found('pass_needed', 'Dites de quel passage il s’agit.', place)];
  const window = passes.find(({ number }) => number === pass);
  if (!window) return [found('unknown_pass', `Le protocole n’a pas de passage ${pass}.`, place)];
  if (sharesADay({ dateFrom, dateTo }, window)) return [];
  const days = `du ${printDayNumber(window.from)} au ${printDayNumber(window.to)}`;
  return [
    found('out_of_window', `${window.label}\u00a0: ${days}, et ce relevé est du ${printDate(dateFrom)}.`, place, 'B'),
  ];
}

/** 215 is "15 février". */
export const printDayNumber = (day: number): string =>
  printDate(`2020-${String(Math.floor(day / 100)).padStart(2, '0')}-${String(day % 100).padStart(2, '0')}`).replace(
    / 2020$/,
    '',
  );

function timesOf({ visit: { times, duration } }: Protocol, { timeFrom, timeTo, dateFrom, dateTo }: Visited): Finding[] {
  if (times === 'required' && !(timeFrom && timeTo))
    return [found('times_needed', 'Dites l’heure de début et l’heure de fin.', { column: 'timeFrom' })];
  if (!timeFrom || !timeTo) return [];
  const ended = minutesOf(timeTo) - minutesOf(timeFrom);
  if (ended < 0 && dateFrom === dateTo)
    return [
      found(
        'ends_before',
        'L’heure de fin précède l’heure de début. Une nuit\u202f? Dites le lendemain comme date de fin.',
        { column: 'timeTo' },
      ),
    ];
  if (!duration) return [];
  const lasted = ended + (dateFrom === dateTo ? 0 : daysBetween(dateFrom, dateTo) * 24 * 60);
  const { least = 0, most = Number.POSITIVE_INFINITY } = duration;
  if (lasted >= least && lasted <= most) return [];
  const asked =
    most === Number.POSITIVE_INFINITY ? `au moins ${least}` : least === 0 ? `au plus ${most}` : `de ${least} à ${most}`;
  return [
    found('duration', `Le relevé a duré ${lasted} min, le protocole en demande ${asked}.`, { column: 'timeTo' }, 'B'),
  ];
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

function methodOf({ visit: { methods } }: Protocol, { method }: Visited): Finding[] {
  const place = { column: 'method' };
  if (Object.keys(methods).length === 0) return [];
  if (!method) return [found('method_needed', 'Dites selon quelle méthode.', place)];
  return Object.hasOwn(methods, method)
    ? []
    : [found('unknown_answer', `Méthode\u00a0: «\u00a0${method}\u00a0» n’est pas de ce protocole.`, place)];
}

/** A field answered as it is asked; one that is not asked here is not judged. */
function answerOf(field: ProtocolField, visit: Visited, record: VisitedRecord | null, label = ''): Finding[] {
  if (!holds(field.askedWhere, visit, record)) return [];
  const value = (record ?? visit).fields[field.name] ?? '';
  const place = { column: field.name, ...(label ? { label } : {}) };
  const said = label ? `${label}, ${field.label.toLowerCase()}` : field.label;
  const needed = field.required || (field.requiredWhere.length > 0 && holds(field.requiredWhere, visit, record));
  if (value === '') return needed ? [found('answer_needed', `${said}\u00a0: à renseigner.`, place)] : [];
  const fault = faultOf(field, value);
  return fault ? [found('unknown_answer', `${said} : ${fault}`, place)] : [];
}

function faultOf(field: ProtocolField, value: string): string {
  switch (field.type) {
    case 'text':
      return value.length > field.most ? `ce texte dépasse ${field.most} caractères.` : '';
    case 'number': {
      const number = readNumber(value);
      if (number === undefined) return `«\u00a0${value}\u00a0» n’est pas un nombre.`;
      if ((number.split('.')[1]?.length ?? 0) > field.decimals) return `«\u00a0${value}\u00a0» a trop de décimales.`;
      if (Number(number) < (field.least ?? Number.NEGATIVE_INFINITY))
        return `«\u00a0${value}\u00a0» est sous ${field.least}.`;
      return Number(number) > (field.most ?? Number.POSITIVE_INFINITY)
        ? `«\u00a0${value}\u00a0» est au-dessus de ${field.most}.`
        : '';
    }
    case 'time':
      return /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? '' : `«\u00a0${value}\u00a0» n’est pas une heure, comme 06:30.`;
    case 'day':
      return isDay(value) ? '' : `«\u00a0${value}\u00a0» n’est pas une date.`;
    default: {
      const answers = answersOf(value);
      const unknown = answers.find((one) => !field.choices.some(({ key }) => key === one));
      if (unknown !== undefined) return `«\u00a0${unknown}\u00a0» n’est pas dans la liste.`;
      return answers.length > 1 && !field.many ? 'une seule réponse.' : '';
    }
  }
}

const isDay = (text: string): boolean => {
  const at = new Date(`${text}T12:00:00Z`);
  return !Number.isNaN(at.getTime()) && frenchDay(at) === text;
};

/** Nothing found is said, where the protocol counts it; and is not said beside what was found. */
function absenceOf({ absence }: Protocol, { records }: Visited): Finding[] {
  const positive = records.some(({ status }) => status === 'Pr');
  const nothing = records.filter(
    ({ status, cdRef }) => status === 'No' && absence.taxon && cdRef === absence.taxon.cdNom,
  );
  if (positive && nothing.length > 0) {
    const sentence = `«\u00a0${absence.taxon?.name} non observé\u00a0» contredit ce qui a été vu\u00a0: retirez l’un ou l’autre.`;
    return [found('absence_contradicted', sentence)];
  }
  if (records.length > 0 || absence.means === 'nothing') return [];
  return [
    found(
      'nothing_said',
      'Aucune donnée\u00a0: si rien n’a été trouvé, cochez «\u00a0Rien observé\u00a0», car cela compte ici.',
    ),
  ];
}

function recordOf(protocol: Protocol, visit: Visited, record: VisitedRecord, number: number): Finding[] {
  const label = record.name || `Donnée ${number}`;
  const place = { line: number, label };
  const { countMin, countMax, status } = record;
  const counted = countMin !== null || countMax !== null;
  const findings: Finding[] = [];
  if (!record.name) findings.push(found('name_needed', `Donnée ${number}\u00a0: dites quel taxon.`, place));
  if (status === 'Pr' && protocol.record.count === 'required' && !counted)
    findings.push(found('count_needed', `${label} : dites combien.`, { ...place, column: 'count' }));
  if (countMin !== null && countMax !== null && countMax < countMin)
    findings.push(
      found('count_reversed', `${label}\u00a0: le nombre maximal est sous le minimal.`, { ...place, column: 'count' }),
    );
  if (status === 'Pr' && countMax === 0)
    findings.push(
      found('counted_none', `${label}\u00a0: zéro\u202f? Dites «\u00a0non observé\u00a0».`, {
        ...place,
        column: 'count',
      }),
    );
  if (status === 'No' && (countMax ?? countMin ?? 0) > 0)
    findings.push(
      found('absence_counted', `${label}\u00a0: un taxon non observé ne se dénombre pas.`, {
        ...place,
        column: 'count',
      }),
    );
  if (isOutside(protocol, record))
    findings.push(found('outside_protocol', `${label} n’est pas de ceux que ce protocole suit.`, place, 'B'));
  if (status !== 'Pr') return findings;
  const asked = protocol.record.fields.flatMap((field) => answerOf(field, visit, record, label));
  return [...findings, ...asked.map((finding) => ({ ...finding, place: { ...finding.place, line: number } }))];
}

/** Only what is known to be elsewhere is outside: a name without its lineage is nowhere yet. */
const isOutside = ({ taxa }: Protocol, { lineage, cdRef }: VisitedRecord): boolean =>
  taxa.length > 0 &&
  lineage !== undefined &&
  lineage.length > 0 &&
  !taxa.some((taxon) => taxon.cdNom === cdRef || lineage.includes(taxon.cdNom));

/** The same taxon twice with the same answers: perhaps a line typed again. */
function twiceOf(protocol: Protocol, { records }: Visited): Finding[] {
  const told = protocol.record.fields.map(({ name }) => name);
  const seen = new Map<string, number>();
  return records.flatMap((record, at) => {
    const key = JSON.stringify([
      record.cdRef ?? record.name,
      record.status,
      told.map((name) => record.fields[name] ?? ''),
    ]);
    const before = seen.get(key);
    seen.set(key, before ?? at + 1);
    if (before === undefined) return [];
    const sentence = `${record.name}\u00a0: la ligne ${at + 1} dit la même chose que la ligne ${before}. Deux fois\u202f?`;
    return [found('told_twice', sentence, { line: at + 1, label: record.name }, 'C')];
  });
}
