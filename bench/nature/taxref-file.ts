import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

const header =
  'REGNE\tPHYLUM\tCLASSE\tORDRE\tFAMILLE\tSOUS_FAMILLE\tTRIBU\tGROUP1_INPN\tGROUP2_INPN\tGROUP3_INPN\tCD_NOM\tCD_TAXSUP\tCD_SUP\tCD_REF\tCD_BA\tRANG\tLB_NOM\tLB_AUTEUR\tNOMENCLATURAL_COMMENT\tNOM_COMPLET\tNOM_COMPLET_HTML\tNOM_VALIDE\tNOM_VERN\tNOM_VERN_ENG\tHABITAT\tFR\tGF\tMAR\tGUA\tSM\tSB\tSPM\tMAY\tEPA\tREU\tSA\tTA\tTAAF\tPF\tNC\tWF\tCLI\tURL';

const syllables = [
  'ba',
  'cor',
  'dis',
  'el',
  'fra',
  'gon',
  'hel',
  'in',
  'ka',
  'lo',
  'mi',
  'no',
  'pho',
  'ra',
  'sty',
  'ti',
  'ur',
  'vi',
  'xy',
  'za',
];
const authors = [
  'Linnaeus, 1758',
  '(Fabricius, 1775)',
  'L., 1753',
  '(Müller, 1766)',
  'Boisduval, 1833',
  'Kütz., 1844',
  'Sæther, 1977',
  '(Poda, 1761)',
];

/** Five syllables that no other number has. */
export function latinWord(number: number): string {
  let word = '';
  for (let rest = number, index = 0; index < 5; index++, rest = Math.floor(rest / 20)) word += syllables[rest % 20];
  return word;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/**
 * A file as TAXREF is published, of the shape of its version 18: two names in five are accepted, one accepted name in ten
 * has French names, species stand seven ranks below the root.
 */
export async function writeTaxrefFile(path: string, names: number): Promise<void> {
  const file = createWriteStream(path, { highWaterMark: 1 << 20 });
  file.write(`${header}\r\n`);
  const genera = Math.ceil(names / 40);
  for (let index = 0; index < names; index++) {
    if (!file.write(`${lineOf(index, genera)}\r\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}

/** Numbers begin with the ranks above genera, then genera, then species with two synonyms for each accepted one. */
function lineOf(index: number, genera: number): string {
  const cdNom = index + 1;
  const above = 1200;
  if (index < above)
    return line(
      cdNom,
      index === 0 ? 0 : Math.floor(index / 6) + 1,
      cdNom,
      index < 30 ? 'CL' : 'FM',
      capital(latinWord(index)),
      '',
    );
  const genus = (at: number) => above + 1 + (at % genera);
  if (index < above + genera)
    return line(cdNom, 200 + (index % (above - 200)), cdNom, 'GN', capital(latinWord(index)), authors[index % 8] ?? '');
  const isAccepted = index % 5 < 2;
  const cdRef = isAccepted ? cdNom : Math.max(above + genera + 1, cdNom - (index % 5) + 1);
  const name = `${capital(latinWord(genus(index) - 1))} ${latinWord(index)}${index % 3 ? 'us' : 'a'}`;
  return line(cdNom, genus(index), isAccepted ? cdNom : nearestAccepted(cdRef), 'ES', name, authors[index % 8] ?? '');
}

const nearestAccepted = (cdNom: number): number => ((cdNom - 1) % 5 < 2 ? cdNom : cdNom - (((cdNom - 1) % 5) - 1));

function line(cdNom: number, cdSup: number, cdRef: number, rank: string, name: string, author: string): string {
  const full = `${name} ${author}`.trim();
  const vernacular =
    cdNom === cdRef && cdNom % 10 === 0
      ? `${capital(latinWord(cdNom))} commun (Le), ${capital(latinWord(cdNom + 7))} d’été`
      : '';
  const classes = `Animalia\tArthropoda\tInsecta\tColeoptera\t${capital(latinWord(cdSup))}idae\t\t\tArthropodes\tInsectes\tColéoptères`;
  const html = `<i>${name}</i> ${author}`;
  const territories = '\t'.repeat(16);
  return `${classes}\t${cdNom}\t${cdSup || ''}\t${cdSup || ''}\t${cdRef}\t\t${rank}\t${name}\t${author}\t\t${full}\t${html}\t${full}\t${vernacular}\t\t3\tP${territories}\thttps://inpn.mnhn.fr/espece/cd_nom/${cdNom}`;
}
