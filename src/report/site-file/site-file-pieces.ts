import { printDate, printNumber, wide } from '../../kernel/french.ts';
import { typesetAll } from '../../kernel/typeset.ts';
import type { SiteProgramme } from '../../programme/index.ts';
import { stageLabels } from '../../programme/words.ts';
import { printValue, type SiteFile } from '../../site/index.ts';
import { confidenceLabels, partyRoleLabels, precisionLabels } from '../../site/register/site.ts';
import { identifierSystems, siteLevelLabels } from '../../site/site-type.ts';
import { protectionKinds, zoneKinds } from '../../site/zone-kind.ts';
import type { AttributesOfSite, Condition, PressuresOnSite } from '../../watch/index.ts';
import { pressureScales } from '../../watch/pressure/pressure.ts';
import {
  type PhotographsPiece,
  type Piece,
  type PrintedDocument,
  paragraph,
  plain,
  type Run,
  withoutEmptyColumns,
} from '../render/pieces.ts';

export interface SiteFileFacts extends SiteFile {
  /** What of the Outstanding Universal Value it carries. */
  attributes: AttributesOfSite['attributes'];
  condition: Condition;
  pressures: PressuresOnSite['pressures'];
  programme: SiteProgramme;
  photographs: PhotographsPiece['photographs'];
  /** Whether a plan is drawn. */
  hasPlan: boolean;
  /** ISO instant of the reading. */
  at: string;
}

/** Name of the plan among the drawings. */
export const planId = 'plan';

/** Everything the register knows of one place, on paper: each statement with its source and its day. */
export function printSiteFile(facts: SiteFileFacts): PrintedDocument {
  const { site, type, at } = facts;
  return typesetAll({
    title: `${type.label}${wide}: ${site.name}`,
    author: site.organisation,
    subject: `Fiche du site ${site.name}`,
    date: at,
    footer: `${site.organisation}${wide}· ${site.name}${wide}· registre lu le ${printDate(at)}`,
    pieces: [
      {
        kind: 'part',
        level: 1,
        number: type.label,
        title: site.name,
        divider: false,
        newPage: false,
        sheets: [],
        content: [
          { kind: 'paragraph', style: 'lead', runs: plain(headOf(facts)) },
          ...planOf(facts),
          ...section('Identité', identity(facts)),
          ...section('Sources en désaccord', disagreements(facts)),
          ...section('Protections', protections(facts)),
          ...section('Propriétaires et gestionnaires', parties(facts)),
          ...section('Valeur universelle', carriedValue(facts)),
          ...section('État', condition(facts)),
          ...section('Photographies', photographed(facts)),
          ...section('Pressions', pressures(facts)),
          ...section('Actions', actions(facts)),
          ...section('Chiffres comptés ici', counts(facts)),
          ...section('Chiffres de sa commune', figures(facts)),
          ...section('Communes et zonages', crossings(facts)),
          ...section('Sites liés', related(facts)),
        ],
      },
    ],
  });
}

const section = (title: string, pieces: Piece[]): Piece[] =>
  pieces.length > 0 ? [{ kind: 'heading', level: 2, text: title }, ...pieces] : [];

function headOf({ site, territories }: SiteFileFacts): string {
  const communes = territories.filter(({ kind }) => kind === 'commune').map(({ name }) => name);
  const size =
    site.areaHa !== null
      ? `${printNumber(site.areaHa.toFixed(site.areaHa < 10 ? 2 : 1))} ha`
      : site.lengthM !== null
        ? `${printNumber((site.lengthM / 1000).toFixed(1))} km`
        : '';
  const parts = [siteLevelLabels[site.level], communes.join(', '), size, precisionLabels[site.precision]];
  return `${parts.filter(Boolean).join(`${wide}· `)}${site.published ? '' : `${wide}· non publié`}`;
}

function planOf({ hasPlan, site, territories }: SiteFileFacts): Piece[] {
  if (!hasPlan) return [];
  const communes = territories.filter(({ kind }) => kind === 'commune').map(({ name }) => name);
  return [
    {
      kind: 'chart',
      id: planId,
      label: 'Plan de situation',
      alternative: `Plan, le nord en haut : ${site.name}${communes.length > 0 ? `, à ${communes.join(', ')}` : ''}. Les sites voisins et les zonages sont nommés plus bas.`,
      height: 90,
    },
  ];
}

const sourced = (source: string, asOf: string | null): string => (asOf ? `${source}, ${printDate(asOf)}` : source);

function identity({ fields, identifiers }: SiteFileFacts): Piece[] {
  const rows = [
    ...fields.flatMap(({ field, standing }) =>
      standing
        ? [
            row(
              field.label,
              printValue(field, standing.value.value),
              `${sourced(standing.value.source, standing.value.asOf)}${standing.value.confidence === 'stated' ? '' : ` (${confidenceLabels[standing.value.confidence]})`}`,
            ),
          ]
        : [],
    ),
    ...identifiers.map(({ system, value, source }) => row(identifierSystems[system], value, source)),
  ];
  return table('Ce que disent les sources', rows, ['Attribut', 'Valeur', 'Source']);
}

function disagreements({ fields }: SiteFileFacts): Piece[] {
  const rows = fields.flatMap(({ field, standing }) =>
    standing?.state === 'contested' || standing?.state === 'ruled'
      ? [standing.value, ...standing.others].map((said, at) =>
          row(
            at === 0 ? field.label : '',
            printValue(field, said.value),
            sourced(said.source, said.asOf),
            said.ruling === 'kept' ? 'Retenu' : said.ruling === 'set_aside' ? 'Écarté' : 'À arbitrer',
          ),
        )
      : [],
  );
  return table('Valeurs que les sources ne donnent pas pareilles', rows, ['Attribut', 'Valeur', 'Source', 'Arbitrage']);
}

const protections = ({ protections: all }: SiteFileFacts): Piece[] =>
  table(
    'Protections, de la plus récente à la plus ancienne',
    all.map(({ kind, extent, act, actOn, until, reference, source }) =>
      row(
        protectionKinds[kind],
        [act, actOn && printDate(actOn), until && `jusqu’au ${printDate(until)}`, reference].filter(Boolean).join(', '),
        extent,
        source,
      ),
    ),
    ['Protection', 'Acte', 'Étendue', 'Source'],
  );

const parties = ({ parties: all }: SiteFileFacts): Piece[] =>
  table(
    'Propriétaires, gestionnaires et occupants',
    all.map(({ role, name, category, since, until, source }) =>
      row(
        partyRoleLabels[role],
        [name, category].filter(Boolean).join(', '),
        [since && `depuis le ${printDate(since)}`, until && `jusqu’au ${printDate(until)}`].filter(Boolean).join(', '),
        source,
      ),
    ),
    ['Rôle', 'Nom', 'Période', 'Source'],
  );

function carriedValue({ attributes }: SiteFileFacts): Piece[] {
  const carried = attributes.flatMap(({ label, carried: here }) => (here ? [label] : []));
  return carried.length > 0 ? [paragraph(`Attributs que le site porte : ${carried.join(', ')}.`)] : [];
}

function condition({ condition: { observations, trendLabel, latest } }: SiteFileFacts): Piece[] {
  if (!latest) return [];
  return [
    paragraph(`Tendance : ${trendLabel.toLowerCase()}.`),
    ...table(
      'Observations, de la plus récente à la plus ancienne',
      observations.map(({ observedOn, levelLabel, pathologyLabels, comment, observer, generated }) =>
        row(
          printDate(observedOn),
          generated ? `${levelLabel} (exemple inventé)` : levelLabel,
          [pathologyLabels.join(', '), comment].filter(Boolean).join('. '),
          observer,
        ),
      ),
      ['Le', 'État', 'Constats', 'Par'],
    ),
  ];
}

const photographed = ({ photographs }: SiteFileFacts): Piece[] =>
  photographs.length > 0 ? [{ kind: 'photographs', photographs }] : [];

function pressures({ pressures: all }: SiteFileFacts): Piece[] {
  const degree = (scale: 'extent' | 'trend', key: string | null) =>
    key ? ((pressureScales[scale].degrees as Record<string, string>)[key] ?? '') : '';
  return table(
    'Facteurs qui touchent le site, d’après la liste de l’UNESCO',
    all.map(({ group, label, now }) =>
      row(
        group,
        label,
        [now.positive && 'positif', now.negative && 'négatif', now.current && 'actuel', now.potential && 'potentiel']
          .filter(Boolean)
          .join(', '),
        [degree('extent', now.extent), degree('trend', now.trend)].filter(Boolean).join(', '),
      ),
    ),
    ['Groupe', 'Facteur', 'Effet', 'Étendue et tendance'],
  );
}

const actions = ({ programme }: SiteFileFacts): Piece[] =>
  table(
    'Actions des plans qui concernent le site',
    programme.actions.map(({ number, title, stage, organisation }) =>
      row(`${number}. ${title}`, stageLabels[stage], organisation),
    ),
    ['Action', 'Étape', 'Organisation'],
  );

const counts = ({ programme }: SiteFileFacts): Piece[] =>
  table(
    'Ce que les indicateurs comptent au site',
    programme.counts.map(({ label, printed, periodLabel }) => row(label, printed, periodLabel)),
    ['Indicateur', 'Valeur', 'Période'],
  );

const figures = ({ programme }: SiteFileFacts): Piece[] =>
  table(
    'Dernières valeurs connues',
    programme.figures.map(({ label, commune, printed, periodLabel }) => row(label, commune, printed, periodLabel)),
    ['Indicateur', 'Commune', 'Valeur', 'Période'],
  );

function crossings({ territories, zones }: SiteFileFacts): Piece[] {
  const shareOf = (share: number | null) => (share === null ? '' : `${printNumber((share * 100).toFixed(1))} %`);
  return table(
    'Où se trouve le site',
    [
      ...territories.map(({ kind, name, share }) => row(territoryWords[kind], name, shareOf(share))),
      ...zones.map(({ kind, name, share }) => row(zoneKinds[kind].label, name, shareOf(share))),
    ],
    ['Nature', 'Nom', 'Part du site'],
  );
}

const territoryWords = { commune: 'Commune', epci: 'Intercommunalité', departement: 'Département', region: 'Région' };

const related = ({ children, overlapping }: SiteFileFacts): Piece[] =>
  table(
    'Sites qui en font partie, le recouvrent ou le touchent',
    [
      ...children.map(({ name }) => row(name, 'en fait partie')),
      ...overlapping.map(({ name }) => row(name, 'le recouvre ou le touche')),
    ],
    ['Site', 'Lien'],
  );

const row = (...cells: string[]): Run[][] => cells.map((text) => plain(text));

const table = (caption: string, rows: Run[][][], labels: string[]): Piece[] =>
  rows.length > 0
    ? [withoutEmptyColumns({ kind: 'table', caption, columns: labels.map((label) => ({ label })), rows })]
    : [];
