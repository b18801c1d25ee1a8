import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readSource } from '../src/check/source/read-source.ts';
import { safeReturn } from '../src/identity/pages/enter.ts';
import { workbookLimits } from '../src/kernel/table/read-ods.ts';
import { readTable } from '../src/kernel/table/read-table.ts';
import { writeXlsx } from '../src/kernel/table/write-table.ts';
import { readTar, writeTar } from '../src/kernel/tar.ts';
import { refuseSwollen } from '../src/kernel/unzip.ts';
import { readPlaces } from '../src/site/files/read-places.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Much in little: zeros pack a thousand times. */
const megabytes = (count: number): Uint8Array => new Uint8Array(count * 1024 * 1024).fill(0x20);

describe('what people send', () => {
  test('a workbook that inflates to more than memory should hold is refused, whatever it declares', () => {
    const bomb = zipSync({ 'xl/workbook.xml': bytes('<workbook/>'), 'xl/worksheets/sheet1.xml': megabytes(3) });
    const limits = { ...workbookLimits, largest: 2 * 1024 * 1024 };

    expect(bomb.length).toBeLessThan(10_000);
    expect(() => refuseSwollen(bomb, limits)).toThrowError(expect.objectContaining({ code: 'swollen_workbook' }));
  });

  test('a document that inflates to more than memory should hold is refused', async () => {
    const bomb = zipSync({ 'word/document.xml': megabytes(61) });

    await expect((async () => readSource('rapport.docx', bomb))()).rejects.toMatchObject({ name: 'DomainError' });
  });

  test('entities of XML that multiply themselves are not expanded', async () => {
    const laughs = Array.from({ length: 9 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`);
    const bomb = `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY l0 "ha">${laughs.join('')}]>`;
    const body = '<w:document><w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>';

    const read = await readSource('rapport.docx', zipSync({ 'word/document.xml': bytes(bomb + body) }));

    expect(JSON.stringify(read).length).toBeLessThan(1_000);
  });

  test.each(['a.shp', '../../a.shp', '/etc/a.shp'])(
    'a layer named %s in its zip is read, and written nowhere',
    async (name) => {
      const zip = zipSync({ [name]: bytes('pas une couche'), [name.replace('shp', 'dbf')]: bytes('ni une table') });

      await expect(readPlaces(zip)).rejects.toMatchObject({ name: 'DomainError' });
    },
  );

  test.each(['files/../../ailleurs', '/etc/ailleurs', 'files/..'])(
    'a backup whose file would be put back at %s is refused',
    (path) => {
      const archive = writeTar([{ path, content: bytes('x') }]);

      expect(() => readTar(archive)).toThrowError(expect.objectContaining({ code: 'damaged_archive' }));
    },
  );

  test('a file is what its first bytes say, whatever its name', async () => {
    const table = readTable(gzipSync(bytes('nom;date\nHibou;hier\n')));
    const renamed = await writeXlsx(['nom'], [['Hibou']]);

    await expect(table).rejects.toMatchObject({ code: 'unknown_format' });
    await expect((async () => readSource('tableau.pdf', renamed))()).rejects.toMatchObject({ name: 'DomainError' });
  });
});

describe('where people are sent after signing in', () => {
  test.each([
    ['/travail?annee=2020#fiches', '/travail?annee=2020#fiches'],
    ['travail', '/travail'],
    ['https://ailleurs.example/', undefined],
    ['//ailleurs.example/', undefined],
    ['/\\ailleurs.example/', undefined],
    ['\\\\ailleurs.example', undefined],
    ['/\t/ailleurs.example', undefined],
    ['javascript:alert(1)', undefined],
    ['/.//ailleurs.example', undefined],
    ['', undefined],
    [null, undefined],
  ])('%s leads to %s', (asked, led) => {
    expect(safeReturn(asked)).toBe(led);
  });
});
