import { describe, expect, test } from 'vitest';
import { plainFromText, textFromPlain } from './plain-text.ts';
import { type RichText, richText } from './rich-text.ts';

const doc = (...content: RichText['content']): RichText => ({ type: 'doc', content });

describe('plain text', () => {
  test('all that the editor can write comes back the same from a plain field', () => {
    const text = doc(
      { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: 'Logement' }] },
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'En 2020, ' },
          { type: 'figure', attrs: { indicator: 'HAB-03', period: '2020' } },
          { type: 'text', text: ' rénovés', marks: [{ type: 'bold' }] },
          { type: 'evidence', attrs: { kind: 'observation', id: '0a1b-2c' } },
          { type: 'text', text: ' (voir @ ' },
          {
            type: 'text',
            text: 'le bilan',
            marks: [{ type: 'link', attrs: { href: 'https://example.org/a' } }, { type: 'bold' }, { type: 'italic' }],
          },
          { type: 'text', text: ')' },
          { type: 'hardBreak' },
          { type: 'text', text: 'note * [1] et \\ fin' },
        ],
      },
      {
        type: 'bulletList',
        content: [
          {
            type: 'listItem',
            content: [
              { type: 'paragraph', content: [{ type: 'text', text: 'un' }] },
              { type: 'paragraph', content: [{ type: 'text', text: 'suite' }] },
            ],
          },
          { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'deux' }] }] },
        ],
      },
      {
        type: 'orderedList',
        content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'a' }] }] }],
      },
      { type: 'paragraph', content: [{ type: 'text', text: '- pas une liste' }] },
    );

    expect(textFromPlain(plainFromText(text))).toEqual(text);
  });

  test('what somebody types in a plain field is always valid rich text', () => {
    const typed = 'Bonjour **à tous\r\n\r\n#[A@2020], *b* [x](javascript:alert) ### non\n- a\n- b\n****';

    expect(richText.safeParse(textFromPlain(typed)).success).toBe(true);
  });

  test('an empty field is an empty text', () => {
    expect(textFromPlain(' \n ')).toEqual({ type: 'doc', content: [] });
  });
});
