import { type CountedSource, choicesOf } from '../../kernel/counted-source.ts';
import { listProtocols, readProtocol } from '../protocol/read-protocols.ts';
import { listFollowedGroups } from './followed-groups.ts';
import { noGroup, recordRows, ringing, ringingRows, visitRows } from './nature-rows.sql.ts';

/** What records and visits let indicators count. */
export const natureCounts = (): CountedSource[] => [
  {
    name: 'donnees',
    label: 'Données naturalistes',
    rowsLabel: 'données naturalistes',
    dated: 'during',
    placed: false,
    aboutSites: false,
    columns: [
      {
        key: 'regne',
        label: 'Règne',
        choices: choicesOf({ flore: 'Flore', faune: 'Faune', autre: 'Autre ou inconnu' }),
      },
      {
        key: 'groupe',
        label: 'Groupe',
        choices: choicesOf(
          Object.fromEntries([...listFollowedGroups().map(({ key, label }) => [key, label]), [noGroup, 'Autres']]),
        ),
      },
      {
        key: 'observation',
        label: 'Observation',
        choices: choicesOf({ presence: 'Présence', absence: 'Cherché, non trouvé' }),
      },
      protocolColumn(),
    ],
    distinct: { taxon: 'taxons', visite: 'relevés' },
    rows: recordRows,
  },
  {
    name: 'visites',
    label: 'Relevés naturalistes',
    rowsLabel: 'relevés naturalistes',
    dated: 'during',
    placed: false,
    aboutSites: true,
    columns: [protocolColumn(), { key: 'faite', label: 'A eu lieu', choices: choicesOf({ oui: 'oui', non: 'non' }) }],
    distinct: { site: 'sites' },
    sums: { donnees: 'données' },
    rows: visitRows,
  },
  {
    name: 'baguages',
    label: 'Séances de baguage',
    rowsLabel: 'séances de baguage',
    dated: 'during',
    placed: false,
    aboutSites: true,
    columns: [
      { key: 'programme', label: 'Programme', choices: programmes() },
      { key: 'faite', label: 'A eu lieu', choices: choicesOf({ oui: 'oui', non: 'non' }) },
    ],
    distinct: { site: 'sites' },
    sums: {
      oiseaux: 'oiseaux bagués ou contrôlés',
      bagues: 'bagues posées',
      controles: 'oiseaux contrôlés',
      donnees: 'données',
    },
    rows: ringingRows,
  },
];

/** As its protocol has them. */
function programmes(): { value: string; label: string }[] {
  const field = readProtocol(ringing).visit.fields.find(({ name }) => name === 'programme');
  return field && 'choices' in field ? field.choices.map(({ key, label }) => ({ value: key, label })) : [];
}

const protocolColumn = () => ({
  key: 'protocole',
  label: 'Protocole',
  choices: [...listProtocols().map(({ name, label }) => ({ value: name, label })), { value: 'aucun', label: 'Aucun' }],
});
