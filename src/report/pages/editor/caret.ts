import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { textFromPlain } from '../../plain-text.ts';
import type { RichText } from '../../rich-text.ts';

/** A sign nobody types, which stands in a text where the selection begins and ends. */
const mark = '\u{E000}';

/** What somebody is writing in a plain field, with their selection marked in it: spaces and lines just begun are kept. */
export function textBeingTyped({ value, selectionStart: from, selectionEnd: to }: Typing): RichText {
  const marked = textFromPlain([value.slice(0, from), value.slice(from, to), value.slice(to)].join(mark));
  return marksIn(marked) === 2 ? marked : textFromPlain(value);
}

type Typing = Pick<HTMLTextAreaElement, 'value' | 'selectionStart' | 'selectionEnd'>;

/** Gives the keyboard to an editor at once, where its text says that somebody was writing. */
export function takeOverTyping({ state, view }: Editor): void {
  const places: number[] = [];
  state.doc.descendants((node, place) => {
    for (const found of node.text?.matchAll(new RegExp(mark, 'g')) ?? []) places.push(place + found.index);
  });
  const [from, to] = [places[0], places[1]];
  const change = state.tr.setMeta('addToHistory', false).setMeta('preventUpdate', true);
  if (from !== undefined && to !== undefined) {
    change.delete(to, to + 1).delete(from, from + 1);
    view.dispatch(change.setSelection(TextSelection.create(change.doc, from, to - 1)));
  } else view.dispatch(change.setSelection(TextSelection.atEnd(change.doc)));
  view.focus();
}

/** How many stand in words, where the editor finds them, not in a figure or in an address. */
const marksIn = (text: RichText): number =>
  JSON.stringify(text, (key, value) => (key === 'attrs' ? undefined : value)).split(mark).length - 1;
