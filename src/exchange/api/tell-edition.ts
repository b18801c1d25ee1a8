import { licences } from '../../kernel/open-licence.ts';
import type { listPublishedEditions } from '../../report/index.ts';

type PublishedEdition = Awaited<ReturnType<typeof listPublishedEditions>>[number];

/** A published edition as programs are told of it. */
export const tellEdition = (origin: string, edition: PublishedEdition) => ({
  identifiant: edition.id,
  organisation: edition.publisherSlug,
  organisation_nom: edition.publisherName,
  trame: edition.reportType,
  annee: edition.year,
  erratum: edition.erratum,
  titre: edition.title,
  en_bref: edition.easyRead,
  publiee_le: edition.frozenAt?.toISOString() ?? null,
  licence: licences[edition.openLicence].label,
  adresse: `${origin}/rapports/${edition.publisherSlug}/${edition.reportType}/${edition.year}`,
});
