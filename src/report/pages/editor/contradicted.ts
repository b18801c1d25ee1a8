import { type Editor, Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { Tier } from '../../../kernel/finding.ts';
import { unspaced } from '../../../kernel/unspaced.ts';
import type { PrintedByKey } from './extensions.ts';

/** Words that a check found to contradict others, and how many signs stand before them, once `unspaced`. */
export interface Contradicted {
  printed: string;
  at: number;
  tier: Tier;
}

const pluginKey = new PluginKey<DecorationSet>('contradicted');

/** Underlines what the checks contradict; between two checks the lines follow what is typed. */
export const contradicted = (printed: PrintedByKey) =>
  Extension.create({
    name: 'contradicted',
    addProseMirrorPlugins: () => [
      new Plugin<DecorationSet>({
        key: pluginKey,
        state: {
          init: () => DecorationSet.empty,
          apply: (transaction, lines) => {
            const words: Contradicted[] | undefined = transaction.getMeta(pluginKey);
            return words
              ? underlined(transaction.doc, words, printed)
              : lines.map(transaction.mapping, transaction.doc);
          },
        },
        props: { decorations: (state) => pluginKey.getState(state) },
      }),
    ],
  });

export const underline = ({ view, state }: Editor, words: Contradicted[]): void =>
  view.dispatch(state.tr.setMeta(pluginKey, words).setMeta('addToHistory', false));

/** Words that are no longer where the check read them wait for the next one. */
function underlined(doc: Node, words: Contradicted[], printed: PrintedByKey): DecorationSet {
  const { text, places } = signsOf(doc, printed);
  const lines = words.flatMap(({ printed: wanted, at, tier }) => {
    const signs = unspaced(wanted);
    const [from, last] = [places[at], places[at + signs.length - 1]];
    if (from === undefined || last === undefined || !text.startsWith(signs, at)) return [];
    return [Decoration.inline(from, last + 1, { class: `contradicted tier-${tier.toLowerCase()}` })];
  });
  return DecorationSet.create(doc, lines);
}

/** The text as checks compare it, and where each of its signs stands. */
function signsOf(doc: Node, printed: PrintedByKey): { text: string; places: number[] } {
  const places: number[] = [];
  let text = '';
  const add = (signs: string, place: number) => {
    text += signs;
    for (let count = 0; count < signs.length; count++) places.push(place);
  };
  doc.descendants((node, place) => {
    for (let at = 0; at < (node.text?.length ?? 0); at++) add(unspaced(node.text?.charAt(at) ?? ''), place + at);
    if (node.type.name === 'figure')
      add(unspaced(printed.get(`${node.attrs.indicator}@${node.attrs.period}`) ?? ''), place);
  });
  return { text, places };
}
