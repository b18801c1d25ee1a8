import type { Finding } from '../../kernel/finding.ts';
import { bytesOf, EncodingWitness, linesOf } from './archive.ts';
import { type Positions, positionsOf } from './taxref-columns.ts';

/** The file of the published archive that holds the names. */
export const taxrefEntry = /(^|\/)TAXREFv?\d+(\.\d+)?\.txt$/i;

/** Numbers beyond are no cd_nom: TAXREF has reached a million in twenty years. */
const greatest = 10_000_000;
/** A file with faults has the same one a thousand times. */
const mostFindings = 100;

export interface Survey {
  encoding: string;
  positions: Positions;
  names: number;
  taxa: number;
  /** Accepted name and higher taxon of each cd_nom; 0 is none. */
  refs: Int32Array;
  parents: Int32Array;
  findings: Finding[];
  lacking: string[];
}

/**
 * Reads a whole file once, writing nothing: its encoding, its columns, which names hang on which, and every line that
 * cannot be kept. Memory grows with the numbers of names alone, eight bytes each.
 */
export async function surveyTaxref(path: string): Promise<Survey> {
  const witness = new EncodingWitness();
  const survey = new Surveyor();
  // Numbers and tabs are the same in every encoding.
  for await (const { lines, from } of linesOf(seenBy(witness, bytesOf(path, taxrefEntry)), 'windows-1252'))
    lines.forEach((line, index) => {
      survey.read(line, from + index);
    });
  return { ...survey.end(), encoding: witness.encoding };
}

async function* seenBy(witness: EncodingWitness, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of bytes) {
    witness.see(piece);
    yield piece;
  }
}

class Surveyor {
  #positions: Positions | undefined;
  #lacking: string[] = [];
  #refs = new Int32Array(1 << 20);
  #parents = new Int32Array(1 << 20);
  #names = 0;
  #taxa = 0;
  #last = 0;
  readonly #findings: Finding[] = [];

  read(line: string, number: number): void {
    if (!this.#positions) {
      const { positions, lacking } = positionsOf(line);
      this.#positions = positions;
      this.#lacking = lacking;
      return;
    }
    if (line === '' || this.#lacking.length > 0) return;
    const cells = line.split('\t');
    const [cdNom, cdRef] = [numberIn(cells[this.#positions.cdNom]), numberIn(cells[this.#positions.cdRef])];
    if (!cdNom || !cdRef) {
      this.#find('bad_cd_nom', `Cette ligne n’a pas de CD_NOM ou de CD_REF lisible.`, number);
      return;
    }
    this.#makeRoomFor(Math.max(cdNom, cdRef));
    if (this.#refs[cdNom]) {
      this.#find('duplicate_cd_nom', `Le CD_NOM ${cdNom} est déjà sur une autre ligne.`, number);
      return;
    }
    this.#refs[cdNom] = cdRef;
    this.#parents[cdNom] = numberIn(cells[this.#positions.cdSup]) ?? 0;
    this.#names += 1;
    if (cdNom === cdRef) this.#taxa += 1;
    this.#last = Math.max(this.#last, cdNom);
  }

  end(): Omit<Survey, 'encoding'> {
    this.#checkReferences();
    return {
      positions: this.#positions ?? positionsOf('').positions,
      lacking: this.#positions ? this.#lacking : ['CD_NOM'],
      names: this.#names,
      taxa: this.#taxa,
      refs: this.#refs,
      parents: this.#parents,
      findings: this.#findings,
    };
  }

  #checkReferences(): void {
    for (let cdNom = 1; cdNom <= this.#last; cdNom++) {
      const cdRef = this.#refs[cdNom];
      if (cdRef && this.#refs[cdRef] !== cdRef)
        this.#find('unknown_cd_ref', `Le CD_REF ${cdRef} du CD_NOM ${cdNom} n’est pas un nom retenu de ce fichier.`);
    }
  }

  #find(code: string, sentence: string, line?: number): void {
    if (this.#findings.length < mostFindings)
      this.#findings.push({ code, tier: 'A', sentence, place: line === undefined ? {} : { line } });
  }

  #makeRoomFor(cdNom: number): void {
    if (cdNom < this.#refs.length) return;
    this.#refs = grown(this.#refs, cdNom);
    this.#parents = grown(this.#parents, cdNom);
  }
}

function grown(array: Int32Array, index: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(array.length * 2, index + 1));
  larger.set(array);
  return larger;
}

function numberIn(cell: string | undefined): number | undefined {
  const number = Number(cell?.trim() || Number.NaN);
  return Number.isInteger(number) && number > 0 && number < greatest ? number : undefined;
}

/** Accepted taxa from the root down to this one. What turns in a circle, or hangs on nothing, ends there. */
export function lineageOf(cdRef: number, { refs, parents }: Pick<Survey, 'refs' | 'parents'>): number[] {
  const lineage = [cdRef];
  for (let above = refs[parents[cdRef] ?? 0]; above && !lineage.includes(above); above = refs[parents[above] ?? 0])
    lineage.push(above);
  return lineage.reverse();
}
