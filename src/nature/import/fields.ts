import { searchForm } from '../../kernel/french.ts';
import { descriptorVocabularies, recordVocabularies } from '../record/descriptor.ts';

interface ImportField {
  label: string;
  /** Titles that columns of this field bear, as `titleForm` writes them, the surest first. */
  titles: string[];
  /** The nomenclature its values are read in. */
  vocabulary?: string;
}

/** What a column of a file can say of a record: the SINP's attributes under the names that SINP, GeoNature and Darwin Core give them. */
const known = {
  id: field(
    'Identifiant permanent (idSINPOccTax)',
    'idsinpocctax idsinp uniqueidsinp uuidpermsinp identifiantpermanent permid occurrenceid uuid',
  ),
  sourceKey: field(
    'Identifiant chez le producteur',
    'idorigineocctax entitysourcepkvalue idsynthese idorigine identifiantorigine cleobs idobservation idobs catalognumber',
  ),
  dataset: field('Jeu de données (identifiant)', 'uniquedatasetid'),
  nameCited: field(
    'Nom cité',
    'nomcite nomcitetaxon nomtaxon taxon verbatimscientificname scientificname nomscientifique nomlatin espece species nomespece nom',
  ),
  cdNom: field('cd_nom (TAXREF)', 'cdnom cdnomtaxref codetaxref cdtaxon'),
  status: field(
    'Statut d’observation',
    'statutobs statutobservation idnomenclatureobservationstatus occurrencestatus',
    recordVocabularies.status,
  ),
  dateFrom: field(
    'Date, ou date de début',
    'datedebut datemin date dateobs dateobservation datedelobservation eventdate jour',
  ),
  dateTo: field('Date de fin', 'datefin datemax'),
  timeFrom: field('Heure, ou heure de début', 'heuredebut hourmin heureobs heure eventtime'),
  timeTo: field('Heure de fin', 'heurefin hourmax'),
  observers: field(
    'Observateurs',
    'observateurs observers observateur identiteobservateur nomobservateur recordedby obs',
  ),
  determiners: field('Déterminateurs', 'determinateurs determinateur determiner identifiedby'),
  determinedOn: field('Date de détermination', 'datedetermination dateidentified'),
  determinationMethod: field(
    'Méthode de détermination',
    'methodedetermination idnomenclaturedeterminationmethod methdetermin',
    recordVocabularies.determinationMethod,
  ),
  wkt: field(
    'Géométrie (WKT)',
    'wkt geometriewkt4326 geometriewkt wktgeom footprintwkt geom geometry geometrie thegeom',
  ),
  x: field('X ou longitude', 'xcentroid4326 longitude lon lng decimallongitude xl93 xlambert93 coordx x'),
  y: field('Y ou latitude', 'ycentroid4326 latitude lat decimallatitude yl93 ylambert93 coordy y'),
  commune: field(
    'Commune (code INSEE ou nom)',
    'codecommuneinsee codeinsee codecommune cdinsee insee commune communes nomcommune municipality',
  ),
  mesh: field('Maille (code)', 'codemaille codemaille10 codemaille10km maille maille10 maille10km'),
  departement: field('Département (code ou nom)', 'codedepartement cddepartement departement dept dep county'),
  site: field('Site du registre (nom ou numéro)', 'site nomsite codesite terril noterril'),
  placeName: field('Nom du lieu', 'nomlieu lieudit placename lieu localite locality'),
  precision: field(
    'Précision (mètres)',
    'precisiongeographique precisiongeometrie coordinateuncertaintyinmeters precision',
  ),
  geometryNature: field(
    'Nature de l’objet géographique',
    'natureobjetgeo idnomenclaturegeoobjectnature natureobjetgeographique',
    recordVocabularies.geometryNature,
  ),
  altitudeMin: field(
    'Altitude, ou altitude minimale',
    'altitudemin altimin altmin minimumelevationinmeters altitude alti',
  ),
  altitudeMax: field('Altitude maximale', 'altitudemax altimax altmax maximumelevationinmeters'),
  depthMin: field('Profondeur minimale', 'profondeurmin profmin depthmin minimumdepthinmeters profondeur'),
  depthMax: field('Profondeur maximale', 'profondeurmax profmax depthmax maximumdepthinmeters'),
  habitat: field('Habitat (cd_hab)', 'cdhab cdhabref codehabref codehabitat'),
  countMin: field(
    'Nombre, ou nombre minimal',
    'nombremin denombrementmin countmin effectifmin nombre effectif denombrement individualcount nb',
  ),
  countMax: field('Nombre maximal', 'nombremax denombrementmax countmax effectifmax'),
  countObject: field(
    'Objet du dénombrement',
    'objetdenombrement idnomenclatureobjcount objdenbr',
    descriptorVocabularies.countObject,
  ),
  countKind: field(
    'Type de dénombrement',
    'typedenombrement idnomenclaturetypecount typdenbr',
    descriptorVocabularies.countKind,
  ),
  lifeStage: field(
    'Stade de vie',
    'stadevie stadedevie idnomenclaturelifestage lifestage stade',
    descriptorVocabularies.lifeStage,
  ),
  sex: field('Sexe', 'sexe idnomenclaturesex sex', descriptorVocabularies.sex),
  technique: field(
    'Technique d’observation',
    'techniqueobservation idnomenclatureobstechnique obstechnique techniqueobs methobs methodeobservation',
    descriptorVocabularies.technique,
  ),
  biologicalCondition: field(
    'État biologique',
    'etatbiologique idnomenclaturebiocondition ocetatbiologique etabio',
    descriptorVocabularies.biologicalCondition,
  ),
  biologicalStatus: field(
    'Statut biologique',
    'biologiquestatut statutbiologique idnomenclaturebiostatus ocstatutbiologique statutbio',
    descriptorVocabularies.biologicalStatus,
  ),
  behaviour: field(
    'Comportement',
    'comportement idnomenclaturebehaviour occcomportement behavior behaviour',
    descriptorVocabularies.behaviour,
  ),
  naturalness: field(
    'Naturalité',
    'naturalite idnomenclaturenaturalness ocnaturalite',
    descriptorVocabularies.naturalness,
  ),
  biogeographicStatus: field(
    'Statut biogéographique',
    'biogeographiquestatut idnomenclaturebiogeostatus statbiogeo',
    descriptorVocabularies.biogeographicStatus,
  ),
  proof: field(
    'Preuve existante',
    'preuveexistante idnomenclatureexistproof preuveexist',
    descriptorVocabularies.proof,
  ),
  proofUrl: field(
    'Preuve numérique (adresse)',
    'preuvenumeriqueurl preuvenumerique digitalproof urlpreuvenumerique associatedmedia',
  ),
  proofText: field('Preuve non numérique', 'preuvenonnumerique nondigitalproof'),
  comment: field(
    'Commentaire',
    'commentoccurrence commentdescription commentaire comment obscommentaire occurrenceremarks remarques remarque',
  ),
  context: field('Contexte du relevé', 'commentreleve commentcontext obscontexte contexte eventremarks'),
  reference: field(
    'Référence bibliographique',
    'referencebiblio referencebibliographique refbiblio bibliographiccitation',
  ),
  sourceStatus: field(
    'Statut de la source',
    'statutsource idnomenclaturesourcestatus basisofrecord',
    recordVocabularies.sourceStatus,
  ),
  diffusion: field(
    'Niveau de précision souhaité',
    'niveauprecisiondiffusion idnomenclaturediffusionlevel nivprecis diffusionniveauprecision',
    recordVocabularies.diffusion,
  ),
} as const satisfies Record<string, ImportField>;

export type Field = keyof typeof known;
export const fields: Record<Field, ImportField> = known;
export const fieldKeys = Object.keys(known) as Field[];
export const isField = (text: string): text is Field => Object.hasOwn(known, text);

/** Columns that repeat what TAXREF, the metadata or we ourselves say: nothing of them is kept. */
export const repeated = new Set(
  'cdref nomvalide nomvernaculaire regne group1inpn group2inpn group3inpn classe ordre famille rangtaxo kingdom phylum class order family genus taxonrank versiontaxref jddnom jddid jdduuid canom caid cauuid'.split(
    ' ',
  ),
);

/** "Date début", "date_debut" and "dateDebut" are one title. */
export const titleForm = (title: string): string => searchForm(title).replaceAll(' ', '');

function field(label: string, titles: string, vocabulary?: string): ImportField {
  return { label, titles: titles.split(' '), ...(vocabulary ? { vocabulary } : {}) };
}
