import { EditorContent, useEditor } from '@tiptap/react';
import { useEffect, useId, useLayoutEffect, useMemo, useRef } from 'react';
import type { RichText } from '../../rich-text.ts';
import { takeOverTyping } from './caret.ts';
import { type Contradicted, underline } from './contradicted.ts';
import { editorExtensions } from './extensions.ts';
import type { Finders } from './find-figures.ts';
import { evidenceWords, figureWords, SuggestionList } from './suggestion-list.tsx';
import { Toolbar } from './toolbar.tsx';
import { useSuggestion } from './use-suggestion.ts';

export interface RichEditorProps {
  label: string;
  describedBy?: string | undefined;
  text: RichText;
  printed: Record<string, string>;
  contradicted: Contradicted[];
  editable: boolean;
  /** Whether somebody was writing in the plain field that it replaces. */
  typing: boolean;
  find: Finders;
  onChange: (text: RichText) => void;
}

/** The editor of one text block; the browser loads it apart from the page. */
export function RichEditor(props: RichEditorProps) {
  const { label, describedBy, text, printed, contradicted, editable, typing, find, onChange } = props;
  const listId = useId();
  const figures = useSuggestion(find.figures);
  const evidence = useSuggestion(find.evidence ?? findNothing);
  const list = figures.list ?? evidence.list;
  // biome-ignore lint/correctness/useExhaustiveDependencies: an editor keeps the extensions it was made with.
  const extensions = useMemo(() => {
    const suggestions = { figures: figures.suggestion, evidence: find.evidence && evidence.suggestion };
    return editorExtensions(new Map(Object.entries(printed)), suggestions);
  }, []);
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
      {editable && <Toolbar editor={editor} label={label} evidence={find.evidence !== undefined} />}
      <EditorContent editor={editor} />
      {figures.list && <SuggestionList id={listId} list={figures.list} words={figureWords} onPick={figures.pick} />}
      {evidence.list && (
        <SuggestionList id={listId} list={evidence.list} words={evidenceWords} onPick={evidence.pick} />
      )}
    </div>
  );
}

const findNothing = async (): Promise<never[]> => [];

function setOrRemove(field: Element | null | undefined, name: string, value: string | undefined): void {
  if (value) field?.setAttribute(name, value);
  else field?.removeAttribute(name);
}
