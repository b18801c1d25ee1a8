import { fileOfDataset, pageOfDataset, pageOfDatasets } from './addresses.ts';
import type { Dataset } from './dataset.ts';
import { datasetFormats, formatsOf } from './formats.ts';
import { licenceOf } from './licence-of.ts';
import type { Version } from './read-version.ts';

/** A dataset as search engines read it (schema.org/Dataset). */
export function datasetInSchemaOrg(origin: string, dataset: Dataset, version: Version | undefined) {
  const { name, title, description, keywords, columns } = dataset;
  return {
    '@type': 'Dataset',
    '@id': `${origin}${pageOfDataset(name)}`,
    url: `${origin}${pageOfDataset(name)}`,
    name: title,
    description,
    keywords,
    inLanguage: 'fr',
    license: licenceOf(version)?.address ?? `${origin}${pageOfDataset(name)}#citer`,
    isAccessibleForFree: true,
    includedInDataCatalog: { '@type': 'DataCatalog', url: `${origin}${pageOfDatasets}`, name: 'Données ouvertes' },
    variableMeasured: columns.map((column) => column.title),
    distribution: formatsOf(dataset).map((format) => ({
      '@type': 'DataDownload',
      contentUrl: `${origin}${fileOfDataset(name, format)}`,
      encodingFormat: datasetFormats[format].type,
    })),
    ...(version ? knownOf(version) : {}),
  };
}

const knownOf = ({ version, changedAt, facts }: Version) => ({
  version: String(version),
  dateModified: changedAt.toISOString(),
  creator: facts.publishers.map(({ name, siren }) => ({
    '@type': 'Organization',
    name,
    ...(siren ? { identifier: siren } : {}),
  })),
  ...(facts.days ? { temporalCoverage: facts.days.join('/') } : {}),
  ...(facts.box
    ? {
        spatialCoverage: {
          '@type': 'Place',
          geo: { '@type': 'GeoShape', box: `${facts.box[1]} ${facts.box[0]} ${facts.box[3]} ${facts.box[2]}` },
        },
      }
    : {}),
});
