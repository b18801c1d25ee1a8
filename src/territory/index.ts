export { chooseTerritory } from './choose-territory.ts';
export { loadReferential } from './load-referential.ts';
export { referentialVintage } from './referential.ts';
export { savePerimeter } from './save-perimeter.ts';
export { searchedCommunes, searchedEpci } from './searched.sql.ts';
export {
  findCentre,
  findCommunes,
  findTerritory,
  listContainers,
  listMembers,
  listOrganisationsOn,
  listTerritoriesAtWork,
  searchTerritories,
} from './territory.sql.ts';
export {
  geographyHref,
  kindOfAddress,
  type Territory,
  type TerritoryKind,
  territoryHref,
  territoryKindLabels,
  territoryKinds,
} from './territory.ts';
export { territoryJournal } from './territory-journal.ts';
export { isWithin } from './within.sql.ts';
