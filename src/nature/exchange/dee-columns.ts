import { listProtocols } from '../protocol/read-protocols.ts';
import { descriptorVocabularies } from '../record/descriptor.ts';
import { type Cell, sharedCode, wordOf } from './cells.ts';
import type { Sending, SentRow } from './sent-row.ts';

export interface DeeColumn {
  name: string;
  of(row: SentRow, sending: Sending): Cell;
}

/**
 * A DEE of the SINP’s standard « Occurrences de taxons » 2.0, a row a subject, under the standard’s names. A nomenclature
 * takes two columns: its code under the name of the field, its label beside.
 */
const column = (name: string, of: DeeColumn['of']): DeeColumn[] => [{ name, of }];

const coded = (name: string, vocabulary: string, code: (row: SentRow) => string | null | undefined): DeeColumn[] => [
  { name, of: (row) => code(row) ?? '' },
  { name: `${name}Libelle`, of: (row) => wordOf(vocabulary, code(row)) },
];

type Described = keyof typeof descriptorVocabularies;

/** Of a field of descriptors, what all of them say; both sexes counted apart make a mixed subject. */
const described = (name: string, field: Described): DeeColumn[] =>
  coded(name, descriptorVocabularies[field], (row) =>
    field === 'sex' ? sexOf(row) : sharedCode(row.descriptors, field),
  );

function sexOf({ descriptors }: SentRow): string | null {
  const sexes = new Set(descriptors.flatMap(({ sex }) => (sex && !['0', '1', '6'].includes(sex) ? [sex] : [])));
  return sexes.has('2') && sexes.has('3') ? '5' : sharedCode(descriptors, 'sex');
}

/** The standard wants somebody named: who does not agree to be is « Anonyme ». */
const anonymous = 'Anonyme';

const texts = (row: SentRow, field: 'proofUrl' | 'proofText' | 'description'): string =>
  [...new Set(row.descriptors.flatMap((descriptor) => descriptor[field] ?? []))].join(' | ');

const middle = (min: number | null, max: number | null): number | null =>
  min === null || max === null ? (min ?? max) : (min + max) / 2;

const protocolOf = ({ protocol }: SentRow) => listProtocols().find(({ name }) => name === protocol);

const isPlaced = ({ placeKind }: SentRow): boolean => placeKind === 'geometry' || placeKind === 'site';

export const deeColumns: readonly DeeColumn[] = [
  column('idSINPOccTax', (row) => row.id),
  column('idSINPJdd', (row) => row.datasetId),
  column('idSINPRegroupement', (row) => row.visitId),
  coded('statutObservation', 'observation-status', (row) => row.status),
  coded('statutSource', 'source-status', (row) => row.sourceStatus),
  column('referenceBiblio', (row) => row.reference),
  coded('dSPublique', 'origin', (row) => row.origin),
  column('organismeGestionnaireDonnee', (row) => row.organisation),
  column('orgTransformation', (_, { organisation }) => organisation.name),
  column('nomCite', (row) => row.nameCited || row.scientificName),
  column('cdNom', (row) => row.cdNom ?? row.cdRef),
  column('cdRef', (row) => row.cdRef),
  column('versionTAXREF', (row) => row.taxrefVersion),
  column('dateDebut', (row) => row.dateFrom),
  column('dateFin', (row) => row.dateTo),
  column('heureDebut', (row) => row.timeFrom),
  column('heureFin', (row) => row.timeTo),
  column('observateur', (row) => row.observers || anonymous),
  column('determinateur', (row) => row.determiners),
  column('dateDetermination', (row) => row.determinedOn),
  coded('occMethodeDetermination', 'determination-method', (row) => row.determinationMethod),
  column('denombrementMin', (row) => row.countMin),
  column('denombrementMax', (row) => row.countMax),
  described('objetDenombrement', 'countObject'),
  described('typeDenombrement', 'countKind'),
  described('obsTechnique', 'technique'),
  described('occEtatBiologique', 'biologicalCondition'),
  described('occNaturalite', 'naturalness'),
  described('occSexe', 'sex'),
  described('occStadeDeVie', 'lifeStage'),
  described('occStatutBioGeographique', 'biogeographicStatus'),
  described('occStatutBiologique', 'biologicalStatus'),
  described('occComportement', 'behaviour'),
  described('preuveExistante', 'proof'),
  column('uRLPreuveNumerique', (row) => texts(row, 'proofUrl')),
  column('preuveNonNumerique', (row) => texts(row, 'proofText')),
  column('obsDescription', (row) => texts(row, 'description')),
  column('obsContexte', (row) => row.context),
  column('commentaire', (row) => row.comment),
  column('nomLieu', (row) => row.placeName || row.site),
  column('geometrie', (row) => (isPlaced(row) ? String(row.shape ?? '') : '')),
  column('systemeReference', (row) => (isPlaced(row) && row.shape !== null ? 'EPSG:4326' : '')),
  column('precisionGeometrie', (row) => (isPlaced(row) ? row.precision : null)),
  coded('natureObjetGeo', 'geometry-nature', (row) => (isPlaced(row) ? row.geometryNature : null)),
  coded('typeInfoGeo', 'place-information', (row) => (isPlaced(row) ? '1' : '2')),
  column('codeCommune', (row) => row.communeCode),
  column('nomCommune', (row) => row.commune),
  column('anneeRefCommune', (row) => (row.communeCode ? row.vintage : null)),
  column('codeDepartement', (row) => row.departementCode),
  column('nomDepartement', (row) => row.departement),
  column('anneeRefDepartement', (row) => (row.departementCode ? row.vintage : null)),
  column('codeMaille', (row) => row.meshCode),
  column('altitudeMin', (row) => row.altitudeMin),
  column('altitudeMax', (row) => row.altitudeMax),
  column('altitudeMoyenne', (row) => middle(row.altitudeMin, row.altitudeMax)),
  column('profondeurMin', (row) => row.depthMin),
  column('profondeurMax', (row) => row.depthMax),
  column('profondeurMoyenne', (row) => middle(row.depthMin, row.depthMax)),
  column('refHabitat', (row) => (row.habitat === null ? '' : 'HABREF')),
  column('codeHabRef', (row) => row.habitat),
  coded('typeRegroupement', 'grouping', (row) => row.grouping),
  column('methodeRegroupement', (row) => protocolOf(row)?.label ?? ''),
  coded('sensiNiveau', 'sensitivity', (row) => String(row.sensitivity)),
  column('sensiReferentiel', (row) => row.sensitivityTable),
  column('sensiVersionReferentiel', (row) => row.sensitivityVersion),
  coded('diffusionNiveauPrecision', 'diffusion', (row) => row.diffusion),
  coded('dEEFloutage', 'blurring', (row) => (row.degraded ? 'OUI' : 'NON')),
  coded('niveauValidation', 'validation', (row) => String(row.validation)),
  column('dEEDateTransformation', (_, { at }) => at),
  column('dEEDateDerniereModification', (row) => row.changedAt.toISOString()),
  column('donneeGeneree', (row) => (row.generated ? 'OUI' : 'NON')),
].flat();

/** All that is described of a subject, a row a descriptor, as the standard of 2023 has it: nothing is lost of a mixed one. */
export const descriptorColumns = [
  'countMin',
  'countMax',
  ...(Object.keys(descriptorVocabularies) as Described[]),
] as const;

export const descriptorNames: Record<(typeof descriptorColumns)[number], string> = {
  countMin: 'denombrementMin',
  countMax: 'denombrementMax',
  countObject: 'objetDenombrement',
  countKind: 'typeDenombrement',
  lifeStage: 'occStadeDeVie',
  sex: 'occSexe',
  technique: 'obsTechnique',
  biologicalCondition: 'occEtatBiologique',
  biologicalStatus: 'occStatutBiologique',
  behaviour: 'occComportement',
  naturalness: 'occNaturalite',
  biogeographicStatus: 'occStatutBioGeographique',
  proof: 'preuveExistante',
};
