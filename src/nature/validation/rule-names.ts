export const ruleLabels = {
  future: 'Date à venir',
  inverted: 'Dates inversées',
  impossible: 'Combinaison impossible',
  range: 'Hors de l’aire connue',
  season: 'Hors saison',
  altitude: 'Altitude inhabituelle',
  count: 'Effectif élevé',
} as const;

export type RuleName = keyof typeof ruleLabels;

export const isRule = (text: string): text is RuleName => Object.hasOwn(ruleLabels, text);
