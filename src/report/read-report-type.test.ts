import { describe, expect, test } from 'vitest';
import { listReportTypes, readReportType } from './read-report-type.ts';
import { fillYears, stateLabel, textsOf } from './report-type.ts';

describe('report types', () => {
  test('the shipped files are read', () => {
    const names = listReportTypes().map((type) => type.name);

    expect(names).toEqual([
      'activites-actions',
      'activites-objectifs',
      'etat-de-conservation',
      'rdd',
      'rdd-departement',
      'suivi-periodique',
    ]);
  });

  test.each(listReportTypes())('the codes of $name are told apart and its sections name kinds it has', (type) => {
    const kinds = type.sheetKinds.map((kind) => kind.code);
    const blocks = type.sheetKinds.map((kind) => kind.blocks.map((block) => block.code));

    for (const codes of [
      kinds,
      type.sections.map((section) => section.code),
      type.tags.map((tag) => tag.code),
      ...blocks,
    ]) {
      expect(new Set(codes).size).toBe(codes.length);
    }
    expect(kinds).toEqual(
      expect.arrayContaining(type.sections.flatMap((section) => (section.sheetKind ? [section.sheetKind] : []))),
    );
  });

  test.each(listReportTypes())('the first sheets of $name are told apart and have kinds it has', (type) => {
    const first = type.sections.flatMap((section) => section.sheets);
    const kinds = type.sheetKinds.map((kind) => kind.code);

    expect(new Set(first.map(({ code }) => code)).size).toBe(first.length);
    expect(kinds).toEqual(expect.arrayContaining(first.flatMap(({ kind }) => kind ?? [])));
    expect(type.sections.map(({ code }) => code)).toEqual(expect.arrayContaining([type.answersIn ?? []].flat()));
  });

  test.each(listReportTypes())(
    'a sheet of $name has at most one list of figures, of announcements and of answers',
    (type) => {
      for (const kind of type.sheetKinds) {
        for (const single of [
          'figures',
          'commitments',
          'outcomes',
          'partners',
          'territories',
          'funding',
          'paragraph',
        ]) {
          expect(kind.blocks.filter((block) => block.kind === single).length).toBeLessThanOrEqual(1);
        }
      }
    },
  );

  test.each(listReportTypes().filter((type) => type.legalChecklist))(
    'the law’s report $name reaches the five finalités',
    (type) => {
      const reached = new Set([...type.sections, ...type.tags].map((each) => each.finalite).filter(Boolean));

      expect(reached.size).toBe(5);
    },
  );

  test('labels carry the years and states their own wording', () => {
    const type = readReportType('rdd');

    expect(fillYears('Perspectives {nextYear}', 2020)).toBe('Perspectives 2021');
    expect(stateLabel(type, 'presented')).toBe('Présentée au conseil communautaire');
    expect(stateLabel(type, 'published')).toBe('Publiée');
  });

  test('the digital strategy is asked for from the report on 2024, presented in 2025', () => {
    const type = readReportType('rdd');

    expect(textsOf(type, 2023).map((text) => text.code)).not.toContain('numerique');
    expect(textsOf(type, 2024).map((text) => text.code)).toContain('numerique');
  });

  test('an unknown report type is refused', () => {
    expect(() => readReportType('inconnu')).toThrow('n’existe pas');
  });
});
