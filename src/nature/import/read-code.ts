import { searchForm } from '../../kernel/french.ts';
import { readVocabulary } from '../vocabulary/read-vocabularies.ts';
import { type Field, fieldKeys, fields } from './fields.ts';

/** Words that files of other tools write for a code: Darwin Core’s English, everyday abbreviations. */
const otherWords: Partial<Record<Field, Record<string, string>>> = {
  status: { present: 'Pr', absent: 'No', absence: 'No', presence: 'Pr', oui: 'Pr', non: 'No' },
  sourceStatus: {
    humanobservation: 'Te',
    machineobservation: 'Te',
    preservedspecimen: 'Co',
    materialcitation: 'Li',
  },
  sex: { m: '3', f: '2', male: '3', female: '2', femelles: '2', males: '3', hermaphrodite: '4' },
  lifeStage: {
    adult: '2',
    juvenile: '3',
    larva: '6',
    egg: '9',
    oeufs: '9',
    adultes: '2',
    juveniles: '3',
    tetards: '8',
    imagos: '15',
  },
  countObject: {
    individus: 'IND',
    couples: 'CPL',
    colonies: 'COL',
    nids: 'NID',
    pontes: 'PON',
    tiges: 'TIGE',
    touffes: 'TOUF',
  },
  biologicalCondition: { vivant: '2', mort: '3', 'observe vivant': '2' },
};

/** The codes that words of a file stand for, field by field; made once for a file. */
export class CodeReader {
  readonly #byWord = new Map<Field, Map<string, string>>();
  readonly #seen = new Map<Field, Map<string, string | null>>();

  constructor(chosen: Record<string, Record<string, string>>) {
    for (const field of fieldKeys) {
      const { vocabulary } = fields[field];
      if (vocabulary === undefined) continue;
      const { values } = readVocabulary(vocabulary);
      const words = [
        ...Object.entries(otherWords[field] ?? {}),
        ...Object.entries(values).flatMap(([code, label]) => [
          [searchForm(label), code] as const,
          [searchForm(`${code} ${label}`), code] as const,
        ]),
        ...Object.keys(values).map((code) => [searchForm(code), code] as const),
        ...Object.entries(chosen[field] ?? {}),
      ];
      this.#byWord.set(field, new Map(words));
      this.#seen.set(field, new Map());
    }
  }

  /** The code of a cell, '' where a person said to leave it empty, null where nobody knows. */
  read(field: Field, cell: string): string | null {
    const seen = this.#seen.get(field);
    const known = seen?.get(cell);
    if (known !== undefined) return known;
    const code = this.#byWord.get(field)?.get(searchForm(cell)) ?? null;
    seen?.set(cell, code);
    return code;
  }
}
