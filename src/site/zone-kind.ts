/** The outlines in which a rule or a view holds, with what they are printed as and the text they come from. */
export const zoneKinds = {
  property: { label: 'Bien du patrimoine mondial', source: 'code du patrimoine, article L612-1' },
  buffer: { label: 'Zone tampon', source: 'code du patrimoine, article L612-1' },
  abords: { label: 'Abords de monument historique', source: 'code du patrimoine, articles L621-30 à L621-32' },
  site_classe: { label: 'Site classé', source: 'code de l’environnement, articles L341-1 à L341-22' },
  site_inscrit: { label: 'Site inscrit', source: 'code de l’environnement, articles L341-1 à L341-22' },
  spr: { label: 'Site patrimonial remarquable', source: 'code du patrimoine, articles L631-1 à L631-5' },
  plu: { label: 'Élément repéré au PLU', source: 'code de l’urbanisme, article L151-19' },
  forecourt: { label: 'Parvis agricole', source: 'plan de gestion du Bien' },
  view: { label: 'Vue à protéger', source: 'plan de gestion du Bien' },
} as const;

export type ZoneKind = keyof typeof zoneKinds;
export const zoneKindKeys = Object.keys(zoneKinds) as ZoneKind[];

/** Protections that an act gives to a place itself. */
export const protectionKinds = {
  mh_classe: 'Monument historique classé',
  mh_inscrit: 'Monument historique inscrit',
  ...(Object.fromEntries(zoneKindKeys.map((kind) => [kind, zoneKinds[kind].label])) as Record<ZoneKind, string>),
} as const;
export type ProtectionKind = keyof typeof protectionKinds;
export const protectionKindKeys = Object.keys(protectionKinds) as ProtectionKind[];
