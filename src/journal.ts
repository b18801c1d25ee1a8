import { assessmentJournal } from './assessment/index.ts';
import { checkJournal } from './check/judging/index.ts';
import { citizenJournal } from './citizen/index.ts';
import { eventJournal } from './event/index.ts';
import { connectorJournal, webhookJournal } from './exchange/index.ts';
import { gatherJournal, identityJournal } from './identity/index.ts';
import { indicatorJournal, labelFigures } from './indicator/index.ts';
import { natureJournal } from './nature/index.ts';
import { photoJournal } from './photo/index.ts';
import { programmeJournal } from './programme/index.ts';
import { reportJournal } from './report/index.ts';
import { siteJournal } from './site/index.ts';
import { territoryJournal } from './territory/index.ts';
import { conditionJournal, watchJournal } from './watch/index.ts';

/** How the changes of every slice are told. */
export const journal = gatherJournal(
  [
    identityJournal,
    territoryJournal,
    siteJournal,
    conditionJournal,
    watchJournal,
    photoJournal,
    natureJournal,
    assessmentJournal,
    eventJournal,
    citizenJournal,
    indicatorJournal,
    programmeJournal,
    checkJournal,
    reportJournal,
    connectorJournal,
    webhookJournal,
  ],
  labelFigures,
);
