import { readDayOfYear } from './day-of-year.ts';

export const referenceKinds = ['status', 'rarity', 'sensitivity', 'profile'] as const;
export type ReferenceKind = (typeof referenceKinds)[number];

export const referenceKindLabels: Record<ReferenceKind, string> = {
  status: 'Statuts',
  rarity: 'Rareté',
  sensitivity: 'Sensibilité',
  profile: 'Profils attendus',
};

type Cells = Record<string, string | undefined>;
/** A row as its table keeps it, or what is wrong with it. */
export type ReadRow = { row: Record<string, string | number | null>; doubt?: string } | { fault: string };

/** What each kind of table reads in a row; columns are named as their publishers do. */
export const readers: Record<ReferenceKind, { needs: string[][]; read(cells: Cells): ReadRow }> = {
  status: {
    needs: [['CD_NOM'], ['CD_TYPE_STATUT'], ['CODE_STATUT', 'LABEL_STATUT']],
    read: (cells) =>
      withTaxon(cells, {
        kind: text(cells.CD_TYPE_STATUT),
        kind_label: text(cells.LB_TYPE_STATUT ?? cells.CD_TYPE_STATUT),
        code: text(cells.CODE_STATUT),
        label: text(cells.LABEL_STATUT ?? cells.CODE_STATUT),
        remark: text(cells.RQ_STATUT),
        territory_code: text(cells.CD_SIG),
        territory: text(cells.LB_ADM_TR),
        document_id: text(cells.CD_DOC),
        citation: text(cells.FULL_CITATION),
        url: text(cells.DOC_URL),
      }),
  },
  rarity: {
    needs: [
      ['CD_NOM', 'CD_REF'],
      ['RARETE', 'CLASSE', 'CLASSE_RARETE'],
    ],
    read: (cells) => {
      const rarity = text(cells.RARETE ?? cells.CLASSE ?? cells.CLASSE_RARETE);
      if (!rarity) return { fault: 'Cette ligne ne dit pas de classe de rareté.' };
      const name_cited = text(cells.NOM_CITE ?? cells.LB_NOM ?? cells.NOM);
      return withTaxon(cells, { name_cited, class: rarity, remark: text(cells.REMARQUE) });
    },
  },
  sensitivity: {
    needs: [['CD_NOM'], ['CD_SENSIBILITE', 'SENSIBILITE']],
    read: readSensitivity,
  },
  profile: {
    needs: [
      ['CD_NOM', 'CD_REF'],
      ['CD_DEPT', 'MAILLE', 'DATE_MIN', 'ALTITUDE_MIN', 'ALTITUDE_MAX', 'NOMBRE_MAX'],
    ],
    read: readExpected,
  },
};

function readExpected(cells: Cells): ReadRow {
  const [from, to] = [readDayOfYear(text(cells.DATE_MIN)), readDayOfYear(text(cells.DATE_MAX))];
  if (from === undefined || to === undefined || (from === null) !== (to === null))
    return { fault: 'La période de cette ligne ne se lit pas\u00a0: écrivez ses deux jours comme 15/03.' };
  const mesh = text(cells.MAILLE);
  if (mesh && !/^10kmL93E\d{3}N\d{3}$/.test(mesh))
    return { fault: `«\u00a0${mesh}\u00a0» n’est pas une maille de 10 km.` };
  const [low, high] = [wholeOrNull(cells.ALTITUDE_MIN), wholeOrNull(cells.ALTITUDE_MAX)];
  if (low !== null && high !== null && low > high) return { fault: 'L’altitude maximale est sous la minimale.' };
  const expected = {
    departement_code: departement(text(cells.CD_DEPT)),
    mesh_code: mesh || null,
    day_from: from,
    day_to: to,
    altitude_min: low,
    altitude_max: high,
    count_max: wholeOrNull(cells.NOMBRE_MAX),
  };
  if (Object.values(expected).every((value) => value === null))
    return { fault: 'Cette ligne ne dit rien de ce taxon.' };
  return withTaxon(cells, { ...expected, life_stage: code(cells.STADE_VIE), remark: text(cells.REMARQUE) });
}

const wholeOrNull = (cell: string | undefined): number | null => {
  const said = text(cell);
  return /^-?\d{1,7}$/.test(said) ? Number(said) : null;
};

function readSensitivity(cells: Cells): ReadRow {
  const level = text(cells.CD_SENSIBILITE ?? cells.SENSIBILITE);
  if (!/^[0-4]$/.test(level)) return { fault: `«\u00a0${level}\u00a0» n’est pas un niveau de sensibilité, de 0 à 4.` };
  const [from, to] = [readDayOfYear(text(cells.DATE_MIN)), readDayOfYear(text(cells.DATE_MAX))];
  const years = Number(text(cells.DUREE) || Number.NaN);
  const { biological_status, behaviour } = movedCodes(code(cells.STATUT_BIOLOGIQUE), code(cells.COMPORTEMENT));
  const isWhole = from !== undefined && to !== undefined;
  const read = withTaxon(cells, {
    level: Number(level),
    departement_code: departement(text(cells.CD_DEPT ?? cells.CD_DEP)),
    day_from: isWhole ? from : null,
    day_to: isWhole ? to : null,
    // A blank one, or thousands of years, is for ever.
    years: Number.isInteger(years) && years > 0 && years < 1000 ? years : null,
    biological_status,
    behaviour,
    life_stage: code(cells.STADE_VIE),
    remark: text(cells.AUTRE),
  });
  if ('fault' in read || isWhole) return read;
  return { ...read, doubt: 'La période de cette règle ne se lit pas\u00a0: la règle vaut toute l’année.' };
}

function withTaxon(cells: Cells, row: Record<string, string | number | null>): ReadRow {
  const [cdNom, cdRef] = [whole(cells.CD_NOM ?? cells.CD_REF), whole(cells.CD_REF)];
  if (cdNom === null) return { fault: 'Cette ligne n’a pas de CD_NOM lisible.' };
  return { row: { ...row, cd_nom: cdNom, cd_ref: cdRef } };
}

const text = (cell: string | undefined): string => cell?.trim() ?? '';

const whole = (cell: string | undefined): number | null => {
  const number = Number(text(cell) || Number.NaN);
  return Number.isInteger(number) && number > 0 && number < 2 ** 31 ? number : null;
};

/** A code of a nomenclature; « inconnu » and « non renseigné » ask for nothing. */
const code = (cell: string | undefined): string | null => {
  const said = text(cell);
  return /^\d+$/.test(said) && said !== '0' && said !== '1' ? said : null;
};

/** Codes of the biological status that the SINP moved to the behaviour, under the same number. */
const moved = ['6', '7', '8', '10', '11', '12'];
const movedCodes = (status: string | null, behaviour: string | null) =>
  status !== null && moved.includes(status)
    ? { biological_status: null, behaviour: behaviour ?? status }
    : { biological_status: status, behaviour };

/** The reference names overseas départements in its own way. */
const departement = (said: string): string | null => {
  if (!said) return null;
  const overseas: Record<string, string> = { D3: '973', D4: '974' };
  return overseas[said] ?? (/^\d$/.test(said) ? `0${said}` : said);
};
