export const territoryKinds = ['commune', 'epci', 'departement', 'region', 'perimeter'] as const;
export type TerritoryKind = (typeof territoryKinds)[number];

export const territoryKindLabels: Record<TerritoryKind, string> = {
  commune: 'Commune',
  epci: 'EPCI',
  departement: 'Département',
  region: 'Région',
  perimeter: 'Périmètre',
};

/** A piece of ground known by a code of one year's official geography, or a perimeter drawn by an organisation. */
export interface Territory {
  id: string;
  kind: TerritoryKind;
  code: string;
  vintage: number;
  name: string;
  population: number | null;
  departementCode: string | null;
  source: string;
}

/** The word of each kind in an address. */
const kindAddresses: Record<TerritoryKind, string> = {
  commune: 'commune',
  epci: 'epci',
  departement: 'departement',
  region: 'region',
  perimeter: 'perimetre',
};

export const kindOfAddress = (word: string | undefined): TerritoryKind | undefined =>
  territoryKinds.find((kind) => kindAddresses[kind] === word);

type Coded = Pick<Territory, 'kind' | 'code'>;

/** What is known there, of a commune or an EPCI; what it is made of, of larger ones. */
export const territoryHref = ({ kind, code }: Coded): string =>
  kind === 'commune' || kind === 'epci'
    ? `/${kind === 'epci' ? 'epci' : 'communes'}/${encodeURIComponent(code)}`
    : geographyHref({ kind, code });

/** Its place in the official geography. */
export const geographyHref = ({ kind, code }: Coded): string =>
  `/territoires/${kindAddresses[kind]}/${encodeURIComponent(code)}`;
