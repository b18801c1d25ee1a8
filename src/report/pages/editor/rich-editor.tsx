import { EditorContent, useEditor } from '@tiptap/react';
import { useEffect, useId, useLayoutEffect, useMemo, useRef } from 'react';
import type { RichText } from '../../rich-text.ts';
import { takeOverTyping } from './caret.ts';
import { type Contradicted, underline } from './contradicted.ts';
import { editorExtensions } from './extensions.ts';
import { FigureList } from './figure-list.tsx';
import type { FoundFigure } from './find-figures.ts';
import { Toolbar } from './toolbar.tsx';
import { useFigureSuggestion } from './use-figure-suggestion.ts';

export interface RichEditorProps {
  label: string;
  describedBy?: string | undefined;
  text: RichText;
  printed: Record<string, string>;
  contradicted: Contradicted[];
  editable: boolean;
  /** Whether somebody was writing in the plain field that it replaces. */
  typing: boolean;
  find: (text: string) => Promise<FoundFigure[]>;
  onChange: (text: RichText) => void;
}

/** The editor of one text block; the browser loads it apart from the page. */
export function RichEditor(props: RichEditorProps) {
  const { label, describedBy, text, printed, contradicted, editable, typing, find, onChange } = props;
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
        'aria-haspopup': 'listbox',
        lang: 'fr',
        ...(describedBy ? { 'aria-describedby': describedBy } : {}),
      },
    },
    onUpdate: ({ editor: changed }) => onChange(changed.getJSON() as RichText),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, before the next key can be pressed.
  useLayoutEffect(() => {
    if (typing) takeOverTyping(editor);
  }, []);
  useEffect(() => {
    editor.setEditable(editable, false);
  }, [editor, editable]);
  useEffect(() => underline(editor, contradicted), [editor, contradicted]);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const field = root.current?.querySelector('[role="textbox"]');
    const active = list?.items[list.active] ? `${listId}-${list.active}` : undefined;
    setOrRemove(field, 'aria-controls', list && listId);
    setOrRemove(field, 'aria-activedescendant', active);
  }, [list, listId]);
  return (
    <div className="rich-editor" data-editable={editable} ref={root}>
      {editable && <Toolbar editor={editor} label={label} />}
      <EditorContent editor={editor} />
      {list && <FigureList id={listId} list={list} onPick={pick} />}
    </div>
  );
}

function setOrRemove(field: Element | null | undefined, name: string, value: string | undefined): void {
  if (value) field?.setAttribute(name, value);
  else field?.removeAttribute(name);
}
