export { communesOfSite, onlyAbout } from './counting/site-rows.sql.ts';
export { siteCounts, siteLevelColumn, siteTypeColumn } from './counting/site-source.ts';
export { listSiteImports } from './files/batch.sql.ts';
export { dropSiteDraft, keepSiteDraft, listSiteDrafts, readSiteDraft } from './files/draft.ts';
export { importOutlines, type OutlinesFile } from './files/import-outlines.ts';
export {
  importSites,
  type SitesDryRun,
  type SitesFile,
  type SitesImport,
  trySiteImport,
} from './files/import-sites.ts';
export { type CheckedOutline, checkOutlines, knownEpsg } from './files/outlines.sql.ts';
export type { PlaceLayer } from './files/place-layer.ts';
export { prepareImport, understandPlaces } from './files/prepare-import.ts';
export { readPlaces } from './files/read-places.ts';
export { mappingFor } from './files/remembered-mapping.ts';
export type { SiteMapping } from './files/site-mapping.ts';
export { undoSiteImport } from './files/undo-site-import.ts';
export { outlineToState } from './form/outline-to-state.ts';
export { readSiteToEdit, readSources } from './form/read-site-to-edit.ts';
export { siteIllustrations } from './illustrations.ts';
export { drawnMark } from './map/drawn-mark.ts';
export { makeTile } from './map/make-tile.ts';
export type { AskedLayer, LegendEntry, MapLayer } from './map/map-layer.ts';
export { makeLayerTile, readLayers } from './map/read-layers.ts';
export { readMap } from './map/read-map.ts';
export { readTile } from './map/tile.ts';
export { groundOf, inTile, margin } from './map/tiles.sql.ts';
export { findFollowedSite, siteNews } from './news.sql.ts';
export { acceptSites } from './offer/accept-sites.ts';
export { type OfferedSite, offerSites, type SitesOffer } from './offer/offer-sites.ts';
export { type DefinedSystem, definedSystems } from './open/defined-systems.sql.ts';
export type { Area, Box, Feature, Part, Shapes } from './open/feature.sql.ts';
export { type Layer, type LayerField, propertiesOf } from './open/layer.ts';
export { makePublishedTile } from './open/published-tile.ts';
export {
  countLayerPart,
  findLayer,
  listPublishedLayers,
  type PublishedLayer,
  readLayerPart,
} from './open/read-layer.ts';
export { readSiteLayers } from './open/read-site-layers.ts';
export { depths } from './plan/draw-plan.ts';
export type { PlanShape } from './plan/plan.sql.ts';
export { drawOnGround, readPlan, readPlanAround } from './plan/read-plan.ts';
export { listSiteTypes, readSiteType } from './read-site-types.ts';
export { findCommunesSaid } from './register/communes.sql.ts';
export { readSiteFilter, writeSiteFilter } from './register/filter-in-address.ts';
export { type ListedSite, pickSites, type SiteFilter, sitesWhere } from './register/list-sites.sql.ts';
export { findSitesNamed } from './register/named-sites.sql.ts';
export { printValue } from './register/print-value.ts';
export { readReportedProtections, readReportedSites } from './register/read-reported.ts';
export { readSite, type SiteFile } from './register/read-site.ts';
export { pageSize, readSites } from './register/read-sites.ts';
export { ruleOnValue } from './register/rule-on-value.ts';
export { type SiteInput, stateSite } from './register/state-site.ts';
export { searchedSites } from './searched.sql.ts';
export { siteJournal } from './site-journal.ts';
export { importZones, undoZoneImport, type ZonesFile } from './zone/import-zones.ts';
export { readZone } from './zone/read-zone.ts';
export { listZoneBatches } from './zone/zone.sql.ts';
