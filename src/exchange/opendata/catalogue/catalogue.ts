import { slugOf } from '../../../kernel/french.ts';
import { openLicence } from '../../../kernel/open-licence.ts';
import { fileOfDataset, pageOfDataset, pageOfDatasets } from '../addresses.ts';
import type { Dataset } from '../dataset.ts';
import type { Facts } from '../facts.ts';
import { type DatasetFormat, datasetFormats, formatsOf, schemaEnding } from '../formats.ts';
import { licenceOf, licenceWords } from '../licence-of.ts';
import type { Version } from '../read-version.ts';
import { french, known, plain, type Term, type Thing } from './statement.ts';

export interface Publisher {
  name: string;
  siren: string | null;
  website: string | null;
}

export interface CataloguedDataset {
  dataset: Dataset;
  version: Version | undefined;
}

const europe = (list: string, code: string): Term =>
  known(`http://publications.europa.eu/resource/authority/${list}/${code}`);

/** All that is open, as DCAT-AP 3 describes it and data.gouv.fr harvests it. `publisher` answers for the whole. */
export function catalogueOf(origin: string, publisher: Publisher | undefined, all: CataloguedDataset[]): Thing {
  const owner = publisher ? [agentOf(origin, publisher)] : [];
  const told = all.map((one) => datasetOf(origin, one, owner));
  const changes = all.flatMap(({ version }) => version?.changedAt.toISOString() ?? []).sort();
  return {
    iri: `${origin}/catalogue`,
    types: ['dcat:Catalog'],
    says: [
      ['dct:title', [french('Données ouvertes de Carreau')]],
      [
        'dct:description',
        [french('Indicateurs, plans, sites, observations et évaluations publiés sur ce territoire.')],
      ],
      ['dct:publisher', owner],
      ['dct:license', [known(openLicence.address)]],
      ['dct:language', [europe('language', 'FRA')]],
      ['foaf:homepage', [known(`${origin}${pageOfDatasets}`)]],
      ['dct:modified', changes.slice(-1).map((at) => plain(at, 'xsd:dateTime'))],
      ['dct:spatial', placeOf(`${origin}/catalogue`, widest(all))],
      ['dcat:themeTaxonomy', [known('http://publications.europa.eu/resource/authority/data-theme')]],
      ['dcat:dataset', told],
      ['dcat:service', [featuresService(origin, owner, told, all), programService(origin, owner, told)]],
    ],
  };
}

function datasetOf(origin: string, { dataset, version }: CataloguedDataset, owner: Thing[]): Thing {
  const { name, title, description, keywords, frequency, theme } = dataset;
  const iri = `${origin}${pageOfDataset(name)}`;
  const creators = (version?.facts.publishers ?? []).map((each) => agentOf(origin, { ...each, website: null }));
  const [only, ...others] = creators;
  return {
    iri,
    types: ['dcat:Dataset'],
    says: [
      ['dct:identifier', [plain(iri)]],
      ['dct:title', [french(title)]],
      ['dct:description', [french(description)]],
      ['dcat:keyword', keywords.map(french)],
      ['dcat:theme', [europe('data-theme', theme)]],
      ['dct:publisher', only && others.length === 0 ? [only] : owner],
      ['dct:creator', creators],
      ['dcat:contactPoint', owner.map((agent) => contactOf(origin, agent))],
      ...licenceSaid(iri, version),
      ['dct:accessRights', [europe('access-right', 'PUBLIC')]],
      ['dct:accrualPeriodicity', [europe('frequency', frequency)]],
      ['dct:language', [europe('language', 'FRA')]],
      ['dcat:landingPage', [known(iri)]],
      ['dct:modified', version ? [plain(version.changedAt.toISOString(), 'xsd:dateTime')] : []],
      ['dcat:version', version ? [plain(String(version.version))] : []],
      ['dct:spatial', placeOf(iri, version?.facts.box ?? null)],
      ['dct:temporal', periodOf(iri, version?.facts.days ?? null)],
      ['dcat:distribution', formatsOf(dataset).map((format) => distributionOf(origin, dataset, format, version))],
    ],
  };
}

/** One licence where all rows have the same; else what there is to know of it, in words: no choice is offered of several. */
function licenceSaid(iri: string, version: Version | undefined): Thing['says'] {
  const licence = licenceOf(version);
  if (licence) return [['dct:license', [known(licence.address)]]];
  const rights = { iri: `${iri}#licences`, types: ['dct:RightsStatement'] };
  return [['dct:rights', [{ ...rights, says: [['rdfs:label', [french(licenceWords(version))]]] }]]];
}

function distributionOf(
  origin: string,
  { name, title }: Dataset,
  format: DatasetFormat,
  version: Version | undefined,
): Thing {
  const { type, label, file } = datasetFormats[format];
  const download = `${origin}${fileOfDataset(name, format)}`;
  const schema = { iri: `${origin}${fileOfDataset(name, schemaEnding)}`, types: ['dct:Standard'] };
  return {
    iri: `${origin}${pageOfDataset(name)}#${format}`,
    types: ['dcat:Distribution'],
    says: [
      ['dct:identifier', [plain(download)]],
      ['dct:title', [french(`${title}, ${label}`)]],
      ['dcat:accessURL', [known(download)]],
      ['dcat:downloadURL', [known(download)]],
      ['dcat:mediaType', [known(`https://www.iana.org/assignments/media-types/${type}`)]],
      ['dct:format', [europe('file-type', file)]],
      ...licenceSaid(`${origin}${pageOfDataset(name)}`, version),
      ['dct:modified', version ? [plain(version.changedAt.toISOString(), 'xsd:dateTime')] : []],
      // The schema tells the columns of the CSV.
      [
        'dct:conformsTo',
        format === 'csv' ? [{ ...schema, says: [['dct:title', [french(`Table Schema : ${title}`)]]] }] : [],
      ],
    ],
  };
}

function agentOf(origin: string, { name, siren, website }: Publisher): Thing {
  return {
    iri: `${origin}/mentions-legales#${slugOf(name)}`,
    types: ['foaf:Organization', 'foaf:Agent'],
    says: [
      ['foaf:name', [french(name)]],
      ['dct:identifier', siren ? [plain(siren)] : []],
      ['foaf:homepage', website ? [known(website)] : []],
    ],
  };
}

const contactOf = (origin: string, { iri, says }: Thing): Thing => ({
  iri: `${iri}-contact`,
  types: ['vcard:Organization'],
  says: [
    ['vcard:fn', says.find(([name]) => name === 'foaf:name')?.[1] ?? []],
    ['vcard:hasURL', [known(`${origin}/mentions-legales`)]],
  ],
});

/** The service of features serves the places of the register. */
const featuresService = (origin: string, owner: Thing[], told: Thing[], all: CataloguedDataset[]): Thing => ({
  iri: `${origin}/ogc`,
  types: ['dcat:DataService'],
  says: [
    ['dct:title', [french('Lieux et zonages, OGC API Features')]],
    ['dcat:endpointURL', [known(`${origin}/ogc`)]],
    ['dcat:endpointDescription', [known(`${origin}/ogc/api`)]],
    ['dct:conformsTo', [known('http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core')]],
    ['dct:publisher', owner],
    ['dct:license', [known(openLicence.address)]],
    ['dcat:servesDataset', told.filter((_, at) => all[at]?.dataset.name === 'sites')],
  ],
});

/** The interface for programs serves every dataset. */
const programService = (origin: string, owner: Thing[], told: Thing[]): Thing => ({
  iri: `${origin}/api`,
  types: ['dcat:DataService'],
  says: [
    ['dct:title', [french('Interface des programmes')]],
    ['dcat:endpointURL', [known(`${origin}/api`)]],
    ['dcat:endpointDescription', [known(`${origin}/api/openapi.json`)]],
    ['dct:conformsTo', [known('https://spec.openapis.org/oas/v3.1.0')]],
    ['dct:publisher', owner],
    ['dct:license', [known(openLicence.address)]],
    ['dcat:servesDataset', told],
  ],
});

function placeOf(iri: string, box: Facts['box']): Thing[] {
  if (!box) return [];
  const [west, south, east, north] = box;
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  const outline = `POLYGON((${ring.map((corner) => corner.join(' ')).join(',')}))`;
  return [{ iri: `${iri}#ou`, types: ['dct:Location'], says: [['dcat:bbox', [plain(outline, 'gsp:wktLiteral')]]] }];
}

function periodOf(iri: string, days: Facts['days']): Thing[] {
  if (!days) return [];
  const [first, last] = days;
  return [
    {
      iri: `${iri}#quand`,
      types: ['dct:PeriodOfTime'],
      says: [
        ['dcat:startDate', [plain(first, 'xsd:date')]],
        ['dcat:endDate', [plain(last, 'xsd:date')]],
      ],
    },
  ];
}

/** What holds the places of all datasets. */
const widest = (all: CataloguedDataset[]): Facts['box'] =>
  all
    .flatMap(({ version }) => (version?.facts.box ? [version.facts.box] : []))
    .reduce<Facts['box']>(
      (wide, box) =>
        wide
          ? [Math.min(wide[0], box[0]), Math.min(wide[1], box[1]), Math.max(wide[2], box[2]), Math.max(wide[3], box[3])]
          : box,
      null,
    );
