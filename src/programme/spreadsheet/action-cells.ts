import { printNumber, searchForm } from '../../kernel/french.ts';
import type { Action, FundingLine, Milestone } from '../action/action.ts';
import { finaliteWords } from '../finalite.ts';
import {
  fundingNatureLabels,
  fundingStateLabels,
  type PartnerRole,
  partnerRoleLabels,
  scopeLabels,
  stageLabels,
  stages,
} from '../words.ts';
import type { ActionColumn } from './action-columns.ts';

/** Stands for no objective in a list that follows the list of plans. */
export const noObjective = '–';

/** A cell that holds a list: items between `|` or line breaks, or between `;` where there is neither. */
export const readList = (cell: string): string[] =>
  cell
    .split(/[|\n]/.test(cell) ? /[|\n]/ : ';')
    .map((item) => item.trim())
    .filter(Boolean);

const writeList = (items: readonly string[]): string =>
  items.length === 1 && items[0]?.includes(';') ? `${items[0]} |` : items.join(' | ');

/** "3/12/2020" or "2020-12-03" → "2020-12-03"; anything else is left as typed, for the schema to refuse. */
export function readDay(text: string): string {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text) ?? [];
  return year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
}

/** Finds the key whose French label, or another word for it, a text is. */
function wordReader<K extends string>(labels: Record<K, string>, others: Record<string, K> = {}) {
  const keys = Object.keys(labels) as K[];
  const known = new Map<string, K>([
    ...keys.flatMap((key) => [[searchForm(labels[key]), key] as const, [searchForm(key), key] as const]),
    ...Object.entries(others),
  ]);
  return (text: string): K | undefined => known.get(searchForm(text));
}

const masculine = stages.map((stage) => [searchForm(stageLabels[stage]).replace(/ee$/, 'e'), stage] as const);
export const readStage = wordReader(stageLabels, {
  ...Object.fromEntries(masculine),
  emergence: 'emerging',
  engagement: 'engaged',
  terminee: 'done',
  termine: 'done',
  achevee: 'done',
  fait: 'done',
  suspendu: 'suspended',
});
export const readScope = wordReader(scopeLabels, { interne: 'internal', territoire: 'territory' });
const readRole = wordReader(partnerRoleLabels);
const readNature = wordReader(fundingNatureLabels);
const readState = wordReader(fundingStateLabels);

/** "ADEME (financeur)" */
export function readPartner(text: string): { name: string; role: PartnerRole } {
  const [, name = text, word = ''] = /^(.*?)\s*\(([^()]*)\)$/.exec(text) ?? [];
  const role = readRole(word);
  return role ? { name, role } : { name: text, role: 'partner' };
}

/** "ADEME : 120 000,50 € HT, investissement, accordé, 2020": all but the funder may be missing, in any order. */
export function readFunding(text: string): { line: Partial<FundingLine> & { funder: string }; unknown: string[] } {
  const [funder = '', rest = ''] = text.split(/\s*:\s*(.*)/s);
  const line: Partial<FundingLine> & { funder: string } = { funder };
  const unknown: string[] = [];
  for (const word of rest
    .split(/,\s+/)
    .map((piece) => piece.trim())
    .filter(Boolean)) {
    const [, amount, , tax] = /^(-?\d[\d\s\u00a0\u202f]*([.,]\d+)?)\s*(?:€|euros?)?\s*(HT|TTC)?$/i.exec(word) ?? [];
    const nature = readNature(word);
    const state = readState(word);
    if (/^(19|20|21)\d\d$/.test(word)) line.year = Number(word);
    else if (amount) Object.assign(line, { amount, ...(tax ? { taxBasis: tax.toUpperCase() } : {}) });
    else if (nature) line.nature = nature;
    else if (state) line.state = state;
    else unknown.push(word);
  }
  return { line, unknown };
}

/** "Diagnostic (2020-06-01, atteint le 2020-05-20)" */
export function readMilestone(text: string): Milestone {
  const [, title = text, inside = ''] = /^(.*?)\s*\(([^()]*\d{4}[^()]*)\)$/.exec(text) ?? [];
  const done = /atteint le ([\d/.-]+)/.exec(inside)?.[1];
  const due = /^([\d/.-]+)/.exec(inside)?.[1];
  if (!done && !due) return { title: text, dueOn: null, doneOn: null };
  return { title, dueOn: due ? readDay(due) : null, doneOn: done ? readDay(done) : null };
}

/** "Délibération https://…" */
export function readLink(text: string): { label: string; url: string } {
  const [, label = '', url = text] = /^(.*?)\s*(\S+)$/.exec(text) ?? [];
  return { label: label || url, url };
}

/** The cells of an action as a file holds them: what `readActions` reads back. */
export const actionCells: Record<ActionColumn, (action: Action) => string> = {
  number: (action) => action.number,
  title: (action) => action.title,
  summary: (action) => action.summary,
  description: (action) => action.description,
  scope: (action) => scopeLabels[action.scope],
  stage: (action) => stageLabels[action.stage],
  stageSince: (action) => action.stageHistory[0]?.since ?? '',
  stageReason: (action) => action.stageHistory[0]?.reason ?? '',
  priority: (action) => action.priority ?? '',
  service: (action) => action.leadService?.name ?? '',
  contact: (action) => action.contact ?? '',
  plans: (action) => writeList(action.plans.map((plan) => plan.acronym ?? plan.title)),
  objectives: (action) =>
    action.plans.some((plan) => plan.objective)
      ? action.plans.map(({ objective }) => objective?.number ?? objective?.title ?? noObjective).join(' | ')
      : '',
  partners: (action) => writeList(action.partners.map(({ name, role }) => `${name} (${partnerRoleLabels[role]})`)),
  territories: (action) =>
    writeList(action.territories.map(({ kind, code, name }) => (kind === 'commune' ? code : name))),
  sites: (action) => writeList(action.sites.map(({ said }) => said)),
  funding: (action) => writeList(action.funding.map(writeFunding)),
  milestones: (action) => writeList(action.milestones.map(writeMilestone)),
  finalites: (action) => action.finalites.map((finalite) => finaliteWords[finalite]).join(', '),
  goals: (action) => action.goals.join(', '),
  links: (action) => writeList(action.links.map(({ label, url }) => (label === url ? url : `${label} ${url}`))),
  related: (action) => writeList(action.related.map((related) => related.number)),
  indicators: (action) => writeList(action.indicators.map((indicator) => indicator.code)),
};

const writeFunding = (line: FundingLine): string => {
  const money = line.amount && [printNumber(line.amount), '€', line.taxBasis].filter(Boolean).join(' ');
  const nature = line.nature && fundingNatureLabels[line.nature];
  const detail = [money, nature, fundingStateLabels[line.state], line.year].filter(Boolean).join(', ');
  return `${line.funder} : ${detail}`;
};

const writeMilestone = ({ title, dueOn, doneOn }: Milestone): string => {
  const days = [dueOn, doneOn && `atteint le ${doneOn}`].filter(Boolean).join(', ');
  return days ? `${title} (${days})` : title;
};
