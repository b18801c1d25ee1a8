import { unzipSync, zipSync } from 'fflate';
import type { Chance } from './chance.ts';
import { damagedText } from './damage-text.ts';

const texts = ['word/document.xml', 'content.xml'];

/** An office file whose text is not what its program would have written. */
export function damagedOffice(bytes: Uint8Array, chance: Chance): Uint8Array {
  const files = unzipSync(bytes);
  const name = texts.find((each) => each in files);
  if (!name) return bytes;
  const damaged = damagedMarkup(new TextDecoder().decode(files[name]), chance);
  if (chance.upTo(40) === 0) files[name] = new Uint8Array(chance.size(300_000_000));
  else files[name] = new TextEncoder().encode(damaged);
  if (chance.upTo(10) === 0) delete files[chance.among(Object.keys(files))];
  return zipSync(files, { level: 1 });
}

function damagedMarkup(xml: string, chance: Chance): string {
  const { start, end } = chance.stretch(xml.length);
  const tags = xml.match(/<[^>]*>/g) ?? ['<w:p>'];
  const tag = chance.among(tags);
  const times = 1 + chance.size(100_000);
  switch (chance.upTo(9)) {
    case 0:
      return xml.slice(0, start) + xml.slice(end);
    case 1:
      return xml.slice(0, start) + tag.repeat(times) + xml.slice(start);
    case 2:
      return xml.replaceAll(
        tag,
        chance.among(['', '<', '>', '<!--', '&', chance.among(tags), `<${'a'.repeat(times)}>`]),
      );
    case 3:
      return (
        xml.slice(0, start) +
        xml.slice(start, end).repeat(1 + chance.size(2_000_000 / (end - start + 1))) +
        xml.slice(end)
      );
    case 4:
      return `${'<w:tbl><w:tr><w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p>'.repeat(chance.size(100_000))}${xml}`;
    case 5:
      return xml.replace(/>([^<]{8,})</g, (whole, text: string) =>
        chance.upTo(20) ? whole : `>${damagedText(text, chance)}<`,
      );
    case 6:
      return xml.replace(/"([^"]*)"/g, (whole) =>
        chance.upTo(10) ? whole : `"${chance.among(['-1', '99999999999', '', '"', 'é', '&#x110000;'])}"`,
      );
    case 7:
      return Array.from(
        { length: chance.size(50_000) },
        () => chance.among(tags) + chance.among(['', '12 ', 'x', '&#0;', '\u0301']),
      ).join('');
    default:
      return xml.slice(0, start);
  }
}
