import { Extension, InputRule, mergeAttributes, Node } from '@tiptap/core';
import ListItem from '@tiptap/extension-list-item';
import { PluginKey } from '@tiptap/pm/state';
import StarterKit from '@tiptap/starter-kit';
import Suggestion, { type SuggestionOptions } from '@tiptap/suggestion';
import type { FoundEvidence } from '../../register/search-evidence.ts';
import { contradicted } from './contradicted.ts';
import type { FoundFigure } from './find-figures.ts';

/** How a figure or an evidence of a text is printed, by its key; a figure without value has none. */
export type PrintedByKey = Map<string, string>;

type Listed<T> = Pick<SuggestionOptions<T>, 'items' | 'render' | 'debounce'>;

/** The lists under # and @; none of evidence where a report does not rest on the register. */
interface Suggestions {
  figures: Listed<FoundFigure>;
  evidence: Listed<FoundEvidence> | undefined;
}

/** The closed schema of `rich-text.ts`, and no more: what no writer can draw cannot be typed. */
export const editorExtensions = (printed: PrintedByKey, suggestions: Suggestions) => [
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
  figureSuggestion(printed, suggestions.figures),
  evidence(printed),
  ...(suggestions.evidence ? [evidenceSuggestion(printed, suggestions.evidence)] : []),
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
const figureSuggestion = (printed: PrintedByKey, options: Listed<FoundFigure>) =>
  Extension.create({
    name: 'figureSuggestion',
    addProseMirrorPlugins() {
      return [
        Suggestion<FoundFigure>({
          editor: this.editor,
          pluginKey: new PluginKey('figures'),
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

const evidence = (printed: PrintedByKey) =>
  Node.create({
    name: 'evidence',
    group: 'inline',
    inline: true,
    atom: true,
    selectable: true,
    addAttributes: () => ({
      kind: { default: '', parseHTML: (element) => element.getAttribute('data-evidence') },
      id: { default: '', parseHTML: (element) => element.getAttribute('data-id') },
    }),
    parseHTML: () => [{ tag: 'span[data-evidence]' }],
    renderHTML({ node, HTMLAttributes }) {
      const { kind, id } = node.attrs;
      const text = printed.get(`${kind}:${id}`) ?? 'preuve absente du registre';
      const about = { class: 'live-evidence', 'data-evidence': kind, 'data-id': id };
      return ['span', mergeAttributes(HTMLAttributes, about, { title: `Preuve : ${text}` }), text];
    },
    renderText: ({ node }) => `@[${node.attrs.kind}:${node.attrs.id}]`,
  });

/** Typing @ after a space opens the list of the register; choosing a line sets it as what the statement rests on. */
const evidenceSuggestion = (printed: PrintedByKey, options: Listed<FoundEvidence>) =>
  Extension.create({
    name: 'evidenceSuggestion',
    addProseMirrorPlugins() {
      return [
        Suggestion<FoundEvidence>({
          editor: this.editor,
          pluginKey: new PluginKey('evidence'),
          char: '@',
          allowSpaces: true,
          command: ({ editor, range, props }) => {
            const at = props.key.indexOf(':');
            const attrs = { kind: props.key.slice(0, at), id: props.key.slice(at + 1) };
            printed.set(props.key, props.label);
            editor
              .chain()
              .focus()
              .insertContentAt(range, [{ type: 'evidence', attrs }])
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
