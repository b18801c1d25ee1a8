import { Extension, InputRule, mergeAttributes, Node } from '@tiptap/core';
import ListItem from '@tiptap/extension-list-item';
import StarterKit from '@tiptap/starter-kit';
import Suggestion, { type SuggestionOptions } from '@tiptap/suggestion';
import { contradicted } from './contradicted.ts';
import type { FoundFigure } from './find-figures.ts';

/** How a figure of a text is printed, by its key; a figure without value has none. */
export type PrintedByKey = Map<string, string>;

type FigureSuggestion = Pick<SuggestionOptions<FoundFigure>, 'items' | 'render' | 'debounce'>;

/** The closed schema of `rich-text.ts`, and no more: what no writer can draw cannot be typed. */
export const editorExtensions = (printed: PrintedByKey, suggestion: FigureSuggestion) => [
  StarterKit.configure({
    heading: { levels: [3] },
    blockquote: false,
    code: false,
    codeBlock: false,
    horizontalRule: false,
    strike: false,
    underline: false,
    listItem: false,
    trailingNode: false,
    link: { openOnClick: false, autolink: false, protocols: ['mailto'], isAllowedUri: isAllowedAddress },
  }),
  // A list holds paragraphs only: no list inside a list.
  ListItem.extend({ content: 'paragraph+' }),
  figure(printed),
  figureSuggestion(printed, suggestion),
  contradicted(printed),
  frenchTypography,
];

export const isAllowedAddress = (address: string): boolean => /^(https?:\/\/|mailto:)\S+$/.test(address);

const figure = (printed: PrintedByKey) =>
  Node.create({
    name: 'figure',
    group: 'inline',
    inline: true,
    atom: true,
    selectable: true,
    addAttributes: () => ({
      indicator: { default: '', parseHTML: (element) => element.getAttribute('data-indicator') },
      period: { default: '', parseHTML: (element) => element.getAttribute('data-period') },
    }),
    parseHTML: () => [{ tag: 'span[data-indicator]' }],
    renderHTML({ node, HTMLAttributes }) {
      const { indicator, period } = node.attrs;
      const text = printed.get(`${indicator}@${period}`) ?? `${indicator} : valeur à saisir`;
      const about = { class: 'live-figure', 'data-indicator': indicator, 'data-period': period };
      return ['span', mergeAttributes(HTMLAttributes, about, { title: `${indicator}, ${period}` }), text];
    },
    renderText: ({ node }) => `#[${node.attrs.indicator}@${node.attrs.period}]`,
  });

/** Typing # opens the list of indicators; choosing one inserts a live figure. */
const figureSuggestion = (printed: PrintedByKey, options: FigureSuggestion) =>
  Extension.create({
    name: 'figureSuggestion',
    addProseMirrorPlugins() {
      return [
        Suggestion<FoundFigure>({
          editor: this.editor,
          char: '#',
          allowSpaces: true,
          allowedPrefixes: null,
          command: ({ editor, range, props }) => {
            const attrs = { indicator: props.code, period: props.period };
            if (props.printed) printed.set(`${props.code}@${props.period}`, props.printed);
            editor
              .chain()
              .focus()
              .insertContentAt(range, [{ type: 'figure', attrs }])
              .run();
          },
          ...options,
        }),
      ];
    },
  });

/** The spaces of French: narrow before ; ! ? and wide before : and inside « ». */
const frenchTypography = Extension.create({
  name: 'frenchTypography',
  addInputRules: () => [
    replacing(/ ([;!?])$/, (sign) => `\u202f${sign}`),
    replacing(/ (:)$/, (sign) => `\u00a0${sign}`),
    replacing(/(«) $/, (sign) => `${sign}\u00a0`),
    replacing(/ (»)$/, (sign) => `\u00a0${sign}`),
    replacing(/(\p{L})'$/u, (letter) => `${letter}’`),
  ],
});

const replacing = (find: RegExp, write: (part: string) => string) =>
  new InputRule({
    find,
    handler: ({ state, range, match }) => {
      state.tr.insertText(write(match[1] ?? ''), range.from, range.to);
    },
  });
