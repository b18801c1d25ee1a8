import { searchForm } from '../../kernel/french.ts';

/** What a cited name says, whichever way it was written. */
export interface ReadName {
  /** Genus and epithets as `taxon.search` writes them; empty where nothing looks like a scientific name. */
  scientific: string;
  genus: string;
  epithet: string;
  /** As `authorForm` writes it; empty where none is given. */
  author: string;
  /** The whole as a French name would be searched. */
  french: string;
  /** « cf. », « sp. », « groupe »: the observer was not sure, or stopped at the genus. */
  doubt: boolean;
}

const doubts = /(^|\s)(cf|aff|sp|spp|ssp indet|gr|groupe|complexe|indet|indéterminée?)\.?(?=\s|$)/gi;
/** Rank marks of botanists, with those of their variants. */
const marks: Record<string, string> = { subsp: 'subsp', ssp: 'subsp', var: 'var', f: 'f', fo: 'f', forma: 'f', x: 'x' };

/** Reads a name as people cite it: « Rana temporaria L., 1758 », « RANA cf. TEMPORARIA », « la Grenouille rousse ». */
export function readName(cited: string): ReadName {
  const plain = cited
    .normalize('NFC')
    .replace(/[_\u00a0\u202f]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const certain = plain.replace(doubts, ' ').replace(/\?/g, ' ').replace(/\s+/g, ' ').trim();
  const { words, author } = splitAuthor(certain);
  const latin = words.every((word) => /^[a-z]+$/.test(word)) ? words : [];
  return {
    scientific: latin.join(' '),
    genus: latin[0] ?? '',
    epithet: latin[1] ?? '',
    author: authorForm(author),
    french: searchForm(certain).replace(/^(le|la|les|l|un|une|des) /, ''),
    doubt: certain !== plain,
  };
}

/** The genus, the epithets after it in lower case, and the rest, which is the author. */
function splitAuthor(name: string): { words: string[]; author: string } {
  const given = /[a-zà-ÿ]/.test(name) ? name : name.toLowerCase();
  // The subgenus stands between brackets after the genus, and is no author.
  const [first = '', ...rest] = given
    .replace(/^(\S+) \((\p{Lu}\p{Ll}+)\) (?=\p{Ll})/u, '$1 ')
    .replace(/×/g, ' x ')
    .split(' ')
    .filter(Boolean);
  const words = [searchForm(first)];
  for (const [index, word] of rest.entries()) {
    const mark = marks[word.replace(/\.$/, '').toLowerCase()];
    const isEpithet = /^\p{Ll}[\p{Ll}-]+$/u.test(word) && word.length > 2;
    if (!mark && !isEpithet) return { words, author: rest.slice(index).join(' ') };
    words.push(...(mark ? [mark] : searchForm(word).split(' ')));
  }
  return { words, author: '' };
}

/** Authors are written in ten ways: « L. » is Linnaeus, brackets and years come and go. */
export const authorForm = (author: string): string =>
  searchForm(author.replace(/\bL\.(?=[\s,;)]|$)/g, 'Linnaeus').replace(/\bLinn[ée](?=[\s,;)]|$)/g, 'Linnaeus'))
    .replace(/\b(in|ex|et|and)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** How a name may stand in TAXREF: zoologists leave out the mark that botanists write before a third word. */
export function variantsOf({ scientific }: Pick<ReadName, 'scientific'>): string[] {
  const words = scientific.split(' ');
  if (words.length === 3 && !marks[words[1] ?? '']) {
    const [genus, species, third] = words;
    return [scientific, ...['subsp', 'var', 'f'].map((mark) => `${genus} ${species} ${mark} ${third}`)];
  }
  if (words.length === 4 && words[2] === 'subsp') return [scientific, `${words[0]} ${words[1]} ${words[3]}`];
  return scientific ? [scientific] : [];
}
