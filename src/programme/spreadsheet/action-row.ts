import type { Lookup } from '../action/references.ts';
import { finaliteWords, readFinalite } from '../finalite.ts';
import { goalCodes } from '../goal.ts';
import { scopeLabels, stageLabels } from '../words.ts';
import {
  noObjective,
  readDay,
  readFunding,
  readLink,
  readList,
  readMilestone,
  readPartner,
  readScope,
  readStage,
} from './action-cells.ts';
import type { ActionColumn } from './action-columns.ts';

/** Notes a bad cell. */
export type Bad = (column: ActionColumn, code: string, sentence: string) => void;

/** A number is refused: F1 is the climate for one publisher and living together for another. */
const unknownFinalite = (text: string): string =>
  `«\u00a0${text}\u00a0» n’est pas une finalité\u00a0: écrivez ${Object.values(finaliteWords).join(', ')} (chaque organisation les numérote à sa façon).`;

type Find = (column: ActionColumn, what: string, id: (text: string) => string | undefined) => string[];

const unknownSite =
  'un site du registre, ou plusieurs portent ce nom (mettez alors un de ses numéros, ou son nom tel que l’export l’écrit)';

/** What the cells of a row say, for the schema of an action to check. */
export function readRow(cell: (column: ActionColumn) => string, lookup: Lookup, bad: Bad) {
  const find: Find = (column, what, id) =>
    readList(cell(column)).flatMap((text) => {
      const found = id(text);
      if (!found) {
        bad(
          column,
          'unknown_word',
          `«\u00a0${text}\u00a0» n’est pas ${what}\u00a0: corrigez le fichier ou créez-le d’abord.`,
        );
      }
      return found ?? [];
    });
  return { ...readFields(cell, bad), ...readDetails(cell, bad), ...readLinks(cell, lookup, bad, find) };
}

function readFields(cell: (column: ActionColumn) => string, bad: Bad) {
  const word = <K>(column: ActionColumn, read: (text: string) => K | undefined, labels: Record<string, string>) => {
    const text = cell(column);
    const found = text ? read(text) : undefined;
    if (text && !found) {
      const known = Object.values(labels).join(', ');
      bad(column, 'unknown_word', `«\u00a0${text}\u00a0» n’est pas une valeur connue\u00a0: écrivez ${known}.`);
    }
    return found;
  };
  const stage = word('stage', readStage, stageLabels);
  return {
    number: cell('number'),
    title: cell('title'),
    summary: cell('summary'),
    description: cell('description'),
    scope: word('scope', readScope, scopeLabels),
    stage,
    stageSince: cell('stageSince') ? readDay(cell('stageSince')) : undefined,
    stageReason: cell('stageReason') || null,
    priority: cell('priority') || null,
    contact: cell('contact') || null,
  };
}

function readDetails(cell: (column: ActionColumn) => string, bad: Bad) {
  const codes = (column: ActionColumn) => cell(column).match(/[^\s,;|]+/g) ?? [];
  return {
    partners: readList(cell('partners')).map(readPartner),
    funding: readList(cell('funding')).map((text) => {
      const { line, unknown } = readFunding(text);
      if (unknown.length > 0) {
        bad(
          'funding',
          'unknown_word',
          `«\u00a0${unknown[0]}\u00a0» n’est ni un montant, ni une nature, ni un état, ni une année de financement.`,
        );
      }
      return line;
    }),
    milestones: readList(cell('milestones')).map(readMilestone),
    finalites: readList(cell('finalites'))
      .flatMap((text) => (readFinalite(text) ? text : text.split(/\s*,\s*/)))
      .flatMap((text) => {
        const finalite = readFinalite(text);
        if (!finalite) bad('finalites', 'unknown_word', unknownFinalite(text));
        return finalite ?? [];
      }),
    goals: codes('goals').flatMap((code) => {
      const number = code.replace(/^ODD/i, '');
      const goal = goalCodes.find((known) => known === number.replace(/^0/, ''));
      if (number && !goal)
        bad('goals', 'unknown_word', `«\u00a0${code}\u00a0» n’est pas un ODD\u00a0: écrivez son numéro, de 1 à 17.`);
      return goal ?? [];
    }),
    links: readList(cell('links')).map(readLink),
  };
}

function readLinks(cell: (column: ActionColumn) => string, lookup: Lookup, bad: Bad, find: Find) {
  const territory = 'un territoire connu, ou plusieurs portent ce nom (mettez alors son code INSEE)';
  return {
    leadServiceId: readService(lookup, bad, find),
    plans: readPlans(cell, lookup, bad, find),
    territoryIds: find('territories', territory, lookup.territory),
    siteIds: find('sites', unknownSite, lookup.site),
    relatedIds: find('related', 'le numéro d’une action de l’organisation ou du fichier', lookup.action),
    indicatorIds: find('indicators', 'le code d’un indicateur de l’organisation', lookup.indicator),
  };
}

function readService(lookup: Lookup, bad: Bad, find: Find) {
  const [service = null, other] = find('service', 'un service de l’organisation', lookup.service);
  if (other)
    bad(
      'service',
      'one_service',
      'Une action a un seul service pilote\u00a0: mettez les autres parmi les partenaires.',
    );
  return service;
}

function readPlans(cell: (column: ActionColumn) => string, lookup: Lookup, bad: Bad, find: Find) {
  const objectives = readList(cell('objectives'));
  const plans = find('plans', 'un plan de l’organisation', lookup.plan);
  if (objectives.length > readList(cell('plans')).length) {
    bad(
      'objectives',
      'objective_without_plan',
      'Un objectif sans son plan\u00a0: nommez le plan dans la colonne des plans.',
    );
  }
  return plans.map((planId, index) => {
    const text = objectives[index];
    if (!text) return { planId };
    const objectiveId = text === noObjective ? null : lookup.objective(planId, text);
    if (objectiveId === undefined) {
      bad(
        'objectives',
        'unknown_word',
        `«\u00a0${text}\u00a0» n’est pas un objectif de ce plan\u00a0: donnez son numéro ou son titre.`,
      );
    }
    return { planId, objectiveId };
  });
}
