import { type Cell, describe, generatedWord, placeWords, withheldOf, wordOf } from './cells.ts';
import type { SentRow } from './sent-row.ts';

export interface DataColumn {
  name: string;
  type: 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'time';
  title: string;
  of(row: SentRow): Cell;
}

const column = (
  name: string,
  title: string,
  of: DataColumn['of'],
  type: DataColumn['type'] = 'string',
): DataColumn => ({ name, type, title, of });

/** The columns of the tables and layers that people open: one record a row, words rather than codes alone. */
export const dataColumns: readonly DataColumn[] = [
  column('id', 'Identifiant permanent (idSINPOccTax)', (row) => row.id),
  column('jeu', 'Jeu de données', (row) => row.dataset),
  column('jeu_id', 'Identifiant du jeu de données (idSINPJdd)', (row) => row.datasetId),
  column('organisme', 'Organisme gestionnaire', (row) => row.organisation),
  column('cd_nom', 'Nom de TAXREF, comme cité', (row) => row.cdNom, 'integer'),
  column('cd_ref', 'Taxon retenu de TAXREF', (row) => row.cdRef, 'integer'),
  column('version_taxref', 'Version de TAXREF', (row) => row.taxrefVersion, 'integer'),
  column('nom_cite', 'Nom cité', (row) => row.nameCited),
  column('nom_valide', 'Nom scientifique valide', (row) => row.scientificName),
  column('nom_francais', 'Nom français', (row) => row.vernacular),
  column('regne', 'Règne', (row) => row.kingdom),
  column('groupe', 'Groupe INPN', (row) => row.group),
  column('statut', 'Statut d’observation', (row) => wordOf('observation-status', row.status)),
  column('date_debut', 'Premier jour', (row) => row.dateFrom, 'date'),
  column('date_fin', 'Dernier jour', (row) => row.dateTo, 'date'),
  column('heure_debut', 'Heure de début', (row) => row.timeFrom, 'time'),
  column('heure_fin', 'Heure de fin', (row) => row.timeTo, 'time'),
  column('observateurs', 'Observateurs, comme ils acceptent d’être nommés', (row) => row.observers),
  column('determinateurs', 'Déterminateurs', (row) => row.determiners),
  column('nombre_min', 'Nombre minimal', (row) => row.countMin, 'integer'),
  column('nombre_max', 'Nombre maximal', (row) => row.countMax, 'integer'),
  column('descriptifs', 'Dénombrements, stades, sexes et comportements', (row) =>
    row.descriptors.map(describe).filter(Boolean).join(' ; '),
  ),
  column('lieu', 'Lieu-dit', (row) => row.placeName),
  column('site', 'Site du registre', (row) => row.site),
  column('commune_insee', 'Code de la commune', (row) => row.communeCode),
  column('commune', 'Commune', (row) => row.commune),
  column('departement', 'Code du département', (row) => row.departementCode),
  column('maille', 'Maille de 10 km', (row) => row.meshCode),
  column('lieu_donne', 'Ce qui est donné du lieu', (row) => placeWords[row.placeKind]),
  column('longitude', 'Longitude (WGS 84)', (row) => row.longitude, 'number'),
  column('latitude', 'Latitude (WGS 84)', (row) => row.latitude, 'number'),
  column('incertitude_m', 'Incertitude autour du point, en mètres', (row) => row.uncertainty, 'integer'),
  column('altitude_min', 'Altitude minimale, en mètres', (row) => row.altitudeMin, 'integer'),
  column('altitude_max', 'Altitude maximale, en mètres', (row) => row.altitudeMax, 'integer'),
  column('sensibilite', 'Niveau de sensibilité du SINP', (row) => row.sensitivity, 'integer'),
  column('retenu', 'Ce qui est retenu, et pourquoi', withheldOf),
  column('validation', 'Niveau de validation', (row) => wordOf('validation', String(row.validation))),
  column('commentaire', 'Commentaire', (row) => row.comment),
  column('licence', 'Licence', (row) => row.licence),
  column('generee', generatedWord, (row) => row.generated, 'boolean'),
];
