import { type CountedSource, choicesOf } from '../../kernel/counted-source.ts';
import { listSiteTypes } from '../read-site-types.ts';
import { precisionLabels } from '../register/site.ts';
import { siteLevelLabels } from '../site-type.ts';
import { siteRows } from './site-rows.sql.ts';

export const siteTypeColumn = () => ({
  key: 'type',
  label: 'Type de site',
  choices: listSiteTypes().map(({ name, label }) => ({ value: name, label })),
});
export const siteLevelColumn = () => ({ key: 'niveau', label: 'Niveau', choices: choicesOf(siteLevelLabels) });

const yesNo = choicesOf({ oui: 'oui', non: 'non' });

/** The places of a register, whatever is known of them. */
export const siteCounts = (): CountedSource[] => [
  {
    name: 'sites',
    label: 'Sites du registre',
    rowsLabel: 'sites du registre',
    dated: 'now',
    placed: true,
    aboutSites: true,
    columns: [
      siteTypeColumn(),
      siteLevelColumn(),
      { key: 'position', label: 'Position', choices: choicesOf(precisionLabels) },
      { key: 'protege', label: 'Protégé', choices: yesNo },
      { key: 'publie', label: 'Publié', choices: yesNo },
    ],
    distinct: {},
    rows: siteRows,
  },
];
