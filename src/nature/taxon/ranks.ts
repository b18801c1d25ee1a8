/** Ranks of TAXREF that people meet; the others are shown by their code. */
export const rankLabels: Record<string, string> = {
  Dumm: 'Vivant',
  KD: 'Règne',
  PH: 'Embranchement',
  CL: 'Classe',
  OR: 'Ordre',
  FM: 'Famille',
  SBFM: 'Sous-famille',
  TR: 'Tribu',
  GN: 'Genre',
  SSGN: 'Sous-genre',
  AGES: 'Agrégat',
  ES: 'Espèce',
  SSES: 'Sous-espèce',
  VAR: 'Variété',
  FO: 'Forme',
  CVAR: 'Cultivar',
  HYB: 'Hybride',
};

/** Presence in France, column FR of TAXREF. */
export const presenceLabels: Record<string, string> = {
  P: 'Présent',
  B: 'Occasionnel',
  E: 'Endémique',
  S: 'Subendémique',
  C: 'Cryptogène',
  I: 'Introduit',
  J: 'Introduit envahissant',
  M: 'Introduit non établi',
  D: 'Douteux',
  A: 'Absent',
  W: 'Disparu',
  X: 'Éteint',
  Y: 'Introduit éteint',
  Z: 'Endémique éteint',
  Q: 'Mentionné par erreur',
};
