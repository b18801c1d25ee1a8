import { narrow, printDate, wide } from '../../kernel/french.ts';
import type { DeadlineRule, DeadlineVersion } from './deadline-rule.ts';
import { type Delay, dueDate, type Stop } from './due-date.rule.ts';

/** What happened: the day a delay runs from, when it stood still, and what was added to it. */
export interface Fact {
  on: string;
  stops?: Stop[];
  extraMonths?: number;
}

export interface FallsDue {
  /** Null while suspended. */
  on: string | null;
  /** How the day was found, in a sentence. */
  because: string;
  /** What silence will mean. */
  silence: string | null;
  source: string;
  verified: boolean;
}

/** What a rule says of a fact, by the version in force that day; undefined where none was. */
export function fallsDue(rule: DeadlineRule, fact: Fact): FallsDue | undefined {
  const version = versionOn(rule, fact.on);
  if (!version) return undefined;
  const { delay, silence, source, verified } = version;
  const longer = { ...delay, months: (delay.months ?? 0) + (fact.extraMonths ?? 0) };
  const on = dueDate(fact.on, longer, fact.stops);
  return { on, because: sentence(rule, longer, fact, on), silence: silence ?? null, source, verified };
}

export const versionOn = (rule: DeadlineRule, day: string): DeadlineVersion | undefined =>
  rule.versions.find(({ since, until }) => since <= day && (!until || day <= until));

function sentence(rule: DeadlineRule, delay: Delay, fact: Fact, on: string | null): string {
  const from = `à compter du ${printDate(fact.on)} (${rule.from})`;
  const stopped = (fact.stops ?? []).map(
    ({ from: first, until }) =>
      `, suspendu ${until ? `du ${printDate(first)} au ${printDate(until)}` : `depuis le ${printDate(first)}`}`,
  );
  const said = delay.yearly ? `Le ${printDate(`2000-${delay.yearly}`).replace(/ 2000$/, '')} qui suit` : length(delay);
  const counted = delay.yearly ? `le ${printDate(fact.on)} (${rule.from})` : from;
  return `${said} ${counted}${stopped.join('')}${wide}: ${on ? printDate(on) : 'en suspens'}.`;
}

function length({ months = 0, days = 0, franc, workingDay }: Delay): string {
  const parts = [
    ...(months ? [`${months}${narrow}mois`] : []),
    ...(days ? [`${days}${narrow}${days > 1 ? 'jours' : 'jour'}`] : []),
  ];
  const marks = [...(franc ? ['délai franc'] : []), ...(workingDay ? ['reporté au jour ouvré suivant'] : [])];
  return `${parts.join(' et ')}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`;
}
