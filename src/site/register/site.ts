import type { IdentifierSystem, SiteLevel } from '../site-type.ts';
import type { ProtectionKind } from '../zone-kind.ts';
import type { Confidence } from './standing.rule.ts';

export const precisions = ['exact', 'simplified', 'commune', 'unknown'] as const;
export type Precision = (typeof precisions)[number];

export const precisionLabels: Record<Precision, string> = {
  exact: 'position exacte',
  simplified: 'contour simplifié',
  commune: 'commune seulement',
  unknown: 'position inconnue',
};

export const partyRoles = ['owner', 'manager', 'occupant'] as const;
export type PartyRole = (typeof partyRoles)[number];

export const partyRoleLabels: Record<PartyRole, string> = {
  owner: 'Propriétaire',
  manager: 'Gestionnaire',
  occupant: 'Occupant',
};

export const confidenceLabels: Record<Confidence, string> = {
  certain: 'certain',
  stated: 'déclaré',
  doubtful: 'douteux',
};

/** A shape as RFC 7946 writes it, longitude first. */
export type GeoJson = { type: string; coordinates?: unknown; geometries?: unknown };

export interface StatedParty {
  role: PartyRole;
  category: string;
  name: string;
  privatePerson: boolean;
  since: string | null;
  until: string | null;
}

export interface StatedProtection {
  kind: ProtectionKind;
  extent: string;
  act: string;
  actOn: string | null;
  until: string | null;
  reference: string;
  /** The zone that draws it. */
  zoneId: string | null;
}

/** What one source says of one place: all that a form or a row of a file can bring in. */
export interface StatedSite {
  id: string;
  kind: string;
  level: SiteLevel;
  parentId: string | null;
  name: string;
  /** By field of its type; an empty text says nothing. */
  values: Record<string, string>;
  identifiers: { system: IdentifierSystem; value: string }[];
  parties: StatedParty[];
  protections: StatedProtection[];
  /** Communes that the source names. */
  communeIds: string[];
  geometry: GeoJson | null;
  precision: Exclude<Precision, 'unknown'>;
}

/** Who says it, when and how surely; `batchId` where a file brought it. */
export interface Statement {
  sourceId: string;
  asOf: string | null;
  confidence: Confidence;
  recordedBy: string | null;
  recordedAt: string;
  batchId: string | null;
}
