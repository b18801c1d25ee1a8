import { describe, expect, test } from 'vitest';
import { acceptFile, largestFile, printSize } from './accepted-file.ts';

const pdf = new TextEncoder().encode('%PDF-1.7 …');

describe('files joined to an action', () => {
  test('the type comes from the extension, never from the browser', () => {
    expect(acceptFile({ name: 'Bilan 2020.PDF', content: pdf })).toMatchObject({
      name: 'Bilan 2020.PDF',
      mediaType: 'application/pdf',
    });
  });

  test.each([
    ['../../etc/plan.pdf', 'plan.pdf'],
    ['C:\\Bureau\\plan.pdf', 'plan.pdf'],
    ['plan\u202efdp.pdf', 'planfdp.pdf'],
    ['"plan"\r\n.pdf', 'plan.pdf'],
  ])('%j is kept as %j', (sent, kept) => {
    expect(acceptFile({ name: sent, content: pdf }).name).toBe(kept);
  });

  test.each([
    ['file_empty', 'plan.pdf', new Uint8Array()],
    ['file_kind', 'plan.html', pdf],
    ['file_kind', 'plan', pdf],
    ['file_disguised', 'photo.png', pdf],
    ['file_disguised', 'table.csv', Uint8Array.of(65, 0, 66)],
    ['file_too_large', 'plan.pdf', new Uint8Array(largestFile + 1)],
  ])('%s refuses %s', (code, name, content) => {
    expect(() => acceptFile({ name, content })).toThrow(expect.objectContaining({ kind: 'invalid', code }));
  });

  test('a size is printed as people say it', () => {
    expect([500, 38_000, 1_258_291, largestFile].map(printSize)).toEqual([
      '1\u202fKo',
      '37\u202fKo',
      '1,2\u202fMo',
      '10\u202fMo',
    ]);
  });
});
