import { EditorContent, useEditor } from '@tiptap/react';
import { useEffect, useId, useMemo } from 'react';
import type { RichText } from '../../rich-text.ts';
import { editorExtensions } from './extensions.ts';
import { FigureList } from './figure-list.tsx';
import type { FoundFigure } from './found-figure.ts';
import { Toolbar } from './toolbar.tsx';
import { useFigureSuggestion } from './use-figure-suggestion.ts';

export interface RichEditorProps {
  label: string;
  describedBy?: string | undefined;
  text: RichText;
  printed: Record<string, string>;
  editable: boolean;
  find: (text: string) => Promise<FoundFigure[]>;
  onChange: (text: RichText) => void;
}

/** The editor of one text block; the browser loads it apart from the page. */
export default function RichEditor({ label, describedBy, text, printed, editable, find, onChange }: RichEditorProps) {
  const listId = useId();
  const { suggestion, list, pick } = useFigureSuggestion(find);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an editor keeps the extensions it was made with.
  const extensions = useMemo(() => editorExtensions(new Map(Object.entries(printed)), suggestion), []);
  const editor = useEditor({
    extensions,
    content: text,
    editable,
    injectCSS: false,
    immediatelyRender: true,
    editorProps: {
      attributes: {
        class: 'rich-field prose',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        lang: 'fr',
        ...(describedBy ? { 'aria-describedby': describedBy } : {}),
      },
    },
    onUpdate: ({ editor: changed }) => onChange(changed.getJSON() as RichText),
  });
  useEffect(() => {
    editor.setEditable(editable, false);
  }, [editor, editable]);
  useEffect(() => {
    const field = editor.view.dom;
    field.setAttribute('aria-expanded', String(list !== undefined));
    field.setAttribute('aria-haspopup', 'listbox');
    if (list) field.setAttribute('aria-controls', listId);
    else field.removeAttribute('aria-controls');
    const active = list?.items[list.active];
    if (active) field.setAttribute('aria-activedescendant', `${listId}-${list.active}`);
    else field.removeAttribute('aria-activedescendant');
  }, [editor, list, listId]);
  return (
    <div className="rich-editor" data-editable={editable}>
      {editable && <Toolbar editor={editor} label={label} />}
      <EditorContent editor={editor} />
      {list && <FigureList id={listId} list={list} onPick={pick} />}
    </div>
  );
}
