import { escapeMarkup as text } from '../../kernel/markup.ts';
import { generatedWord } from './cells.ts';
import { licenceAddresses } from './darwin-core-words.ts';
import type { Sending, SentDataset } from './sent-row.ts';

/** Who plays which part, by the SINP’s roles: the main contact answers for the data and for what is said of them. */
const contactRole = '1';

type Actor = SentDataset['actors'][number];

/** eml.xml: what is sent, in the EML 2.2.0 profile 1.3 of GBIF. */
export function writeEml(sending: Sending): string {
  const { id, at, counts, datasets } = sending;
  const contacts = contactsOf(sending);
  const day = at.slice(0, 10);
  return `<?xml version="1.0" encoding="UTF-8"?>
<eml:eml xmlns:eml="https://eml.ecoinformatics.org/eml-2.2.0" xmlns:dc="http://purl.org/dc/terms/"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="https://eml.ecoinformatics.org/eml-2.2.0 https://rs.gbif.org/schema/eml-gbif-profile/1.3/eml.xsd"
  packageId="${text(id)}/v1.1" system="http://gbif.org" scope="system" xml:lang="fr">
  <dataset>
    <alternateIdentifier>${text(id)}</alternateIdentifier>
${datasets.map((dataset) => `    <alternateIdentifier>${text(dataset.id)}</alternateIdentifier>\n`).join('')}    <title xml:lang="fr">${text(titleOf(sending))}</title>
${contacts.map((contact) => party('creator', contact)).join('')}${contacts.map((contact) => party('metadataProvider', contact)).join('')}    <pubDate>${day}</pubDate>
    <language>fr</language>
    <abstract>
${abstractOf(sending)
  .map((paragraph) => `      <para>${text(paragraph)}</para>\n`)
  .join('')}    </abstract>
    <keywordSet>
${keywordsOf(datasets)
  .map((keyword) => `      <keyword>${text(keyword)}</keyword>\n`)
  .join(
    '',
  )}      <keywordThesaurus>GBIF Dataset Type Vocabulary: http://rs.gbif.org/vocabulary/gbif/dataset_type_2015-07-10.xml</keywordThesaurus>
    </keywordSet>
${rightsOf(datasets)}${coverageOf(sending)}    <maintenance>
      <description>
        <para>Une transmission par an.</para>
      </description>
      <maintenanceUpdateFrequency>annually</maintenanceUpdateFrequency>
    </maintenance>
${contacts.map((contact) => party('contact', contact)).join('')}  </dataset>
  <additionalMetadata>
    <metadata>
      <gbif>
        <dateStamp>${text(at)}</dateStamp>
        <hierarchyLevel>dataset</hierarchyLevel>
        <citation>${text(`${sending.organisation.name} (${day.slice(0, 4)}). ${titleOf(sending)}. ${counts.rows} données.`)}</citation>
      </gbif>
    </metadata>
  </additionalMetadata>
</eml:eml>
`;
}

const titleOf = ({ datasets, subject }: Sending): string =>
  datasets.length === 1 ? (datasets[0]?.name ?? subject) : subject;

function contactsOf({ datasets, organisation }: Sending): Actor[] {
  const named = datasets.flatMap(({ actors }) => actors.filter(({ role }) => role === contactRole));
  const distinct = [...new Map(named.map((actor) => [`${actor.name}|${actor.body}`, actor])).values()];
  return distinct.length > 0 ? distinct : [{ role: contactRole, name: '', body: organisation.name, email: '' }];
}

const party = (element: string, { name, body, email }: Actor): string =>
  [
    `    <${element}>`,
    ...(name ? ['      <individualName>', `        <surName>${text(name)}</surName>`, '      </individualName>'] : []),
    ...(body ? [`      <organizationName>${text(body)}</organizationName>`] : []),
    ...(email ? [`      <electronicMailAddress>${text(email)}</electronicMailAddress>`] : []),
    `    </${element}>\n`,
  ].join('\n');

const abstractOf = ({ datasets, subject, counts }: Sending): string[] => [
  ...(counts.generated ? [generatedWord] : []),
  subject,
  ...datasets.map(({ name, description, framework }) => `${name} (${framework}). ${description}`.trim()),
];

const keywordsOf = (datasets: SentDataset[]): string[] => [
  'Occurrence',
  ...new Set(datasets.flatMap(({ keywords }) => keywords)),
];

/** GBIF reads one licence of an archive: the narrowest of its datasets, where each has one that it knows. */
function rightsOf(datasets: SentDataset[]): string {
  const order = ['cc-by-nc-4.0', 'lo-2.0', 'cc-by-4.0', 'cc0-1.0'];
  const known = datasets.every(({ licence }) => licence in licenceAddresses);
  const licence = licenceAddresses[order.find((key) => datasets.some((dataset) => dataset.licence === key)) ?? ''];
  if (!known || !licence)
    return `    <intellectualRights>
      <para>Données remises pour l’usage dit dans la demande ; toute autre réutilisation est à demander au producteur.</para>
    </intellectualRights>
`;
  return `    <intellectualRights>
      <para>This work is licensed under a <ulink url="${licence.uri}"><citetitle>${licence.name}</citetitle></ulink>.</para>
    </intellectualRights>
    <licensed>
      <licenseName>${licence.name}</licenseName>
      <url>${licence.uri}</url>
      <identifier>${licence.spdx}</identifier>
    </licensed>
`;
}

function coverageOf({ counts, datasets }: Sending): string {
  const { extent, dateFrom, dateTo, kingdoms } = counts;
  const places = [...new Set(datasets.map(({ territory }) => territory).filter(Boolean))].join(', ');
  const box = extent?.map((degrees) => degrees.toFixed(4));
  const geographic = box
    ? `      <geographicCoverage>
        <geographicDescription>${text(places || 'France')}</geographicDescription>
        <boundingCoordinates>
          <westBoundingCoordinate>${box[0]}</westBoundingCoordinate>
          <eastBoundingCoordinate>${box[2]}</eastBoundingCoordinate>
          <northBoundingCoordinate>${box[3]}</northBoundingCoordinate>
          <southBoundingCoordinate>${box[1]}</southBoundingCoordinate>
        </boundingCoordinates>
      </geographicCoverage>
`
    : '';
  const temporal = dateFrom
    ? `      <temporalCoverage>
        <rangeOfDates>
          <beginDate>
            <calendarDate>${dateFrom}</calendarDate>
          </beginDate>
          <endDate>
            <calendarDate>${dateTo}</calendarDate>
          </endDate>
        </rangeOfDates>
      </temporalCoverage>
`
    : '';
  const taxa = kingdoms
    .map(
      (kingdom) => `        <taxonomicClassification>
          <taxonRankName>kingdom</taxonRankName>
          <taxonRankValue>${text(kingdom)}</taxonRankValue>
        </taxonomicClassification>
`,
    )
    .join('');
  const taxonomic = taxa ? `      <taxonomicCoverage>\n${taxa}      </taxonomicCoverage>\n` : '';
  const all = geographic + temporal + taxonomic;
  return all ? `    <coverage>\n${all}    </coverage>\n` : '';
}
