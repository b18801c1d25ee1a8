import { type Editor, useEditorState } from '@tiptap/react';
import { Bold, Hash, Heading3, Italic, Link, List, ListOrdered, type LucideIcon, Quote } from 'lucide-react';
import { useId, useState } from 'react';
import { isAllowedAddress } from './extensions.ts';

interface Tool {
  name: string;
  icon: LucideIcon;
  active: (editor: Editor) => boolean;
  run: (editor: Editor) => void;
}

const tools: Tool[] = [
  { name: 'Gras', icon: Bold, active: (e) => e.isActive('bold'), run: (e) => e.chain().focus().toggleBold().run() },
  {
    name: 'Italique',
    icon: Italic,
    active: (e) => e.isActive('italic'),
    run: (e) => e.chain().focus().toggleItalic().run(),
  },
  {
    name: 'Intertitre',
    icon: Heading3,
    active: (e) => e.isActive('heading'),
    run: (e) => e.chain().focus().toggleHeading({ level: 3 }).run(),
  },
  {
    name: 'Liste à puces',
    icon: List,
    active: (e) => e.isActive('bulletList'),
    run: (e) => e.chain().focus().toggleBulletList().run(),
  },
  {
    name: 'Liste numérotée',
    icon: ListOrdered,
    active: (e) => e.isActive('orderedList'),
    run: (e) => e.chain().focus().toggleOrderedList().run(),
  },
];

/** Formatting of one block; the same is reached by the usual keys inside the text. */
export function Toolbar({ editor, label, evidence }: { editor: Editor; label: string; evidence: boolean }) {
  const [linking, setLinking] = useState(false);
  const active = useEditorState({ editor, selector: ({ editor: e }) => tools.map((tool) => tool.active(e)) });
  const inLink = useEditorState({ editor, selector: ({ editor: e }) => e.isActive('link') });
  return (
    <div className="rich-tools" role="toolbar" aria-label={`Mise en forme : ${label}`}>
      {tools.map((tool, index) => (
        <button
          key={tool.name}
          type="button"
          className="quiet"
          aria-pressed={active[index]}
          aria-label={tool.name}
          title={tool.name}
          onClick={() => tool.run(editor)}
        >
          <tool.icon size={18} aria-hidden="true" />
        </button>
      ))}
      <button
        type="button"
        className="quiet"
        aria-pressed={inLink}
        aria-expanded={linking}
        aria-label="Lien"
        title="Lien"
        onClick={() => setLinking(!linking)}
      >
        <Link size={18} aria-hidden="true" />
      </button>
      <button
        type="button"
        className="quiet rich-tool-figure"
        onClick={() => editor.chain().focus().insertContent('#').run()}
      >
        <Hash size={18} aria-hidden="true" /> Chiffre
      </button>
      {evidence && (
        <button type="button" className="quiet" onClick={() => editor.chain().focus().insertContent(' @').run()}>
          <Quote size={18} aria-hidden="true" /> Preuve
        </button>
      )}
      {linking && <LinkField editor={editor} onDone={() => setLinking(false)} />}
    </div>
  );
}

function LinkField({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const id = useId();
  const [address, setAddress] = useState<string>(editor.getAttributes('link').href ?? 'https://');
  const right = isAllowedAddress(address);
  const set = () => {
    const chain = editor.chain().focus().extendMarkRange('link');
    if (editor.state.selection.empty && !editor.isActive('link')) {
      const marks = [{ type: 'link', attrs: { href: address } }];
      chain.insertContent({ type: 'text', text: address, marks }).run();
    } else chain.setLink({ href: address }).run();
    onDone();
  };
  return (
    <div className="rich-link">
      <label htmlFor={id}>Adresse du lien</label>
      <input
        id={id}
        type="url"
        value={address}
        onChange={(event) => setAddress(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone();
          if (event.key !== 'Enter') return;
          event.preventDefault();
          if (right) set();
        }}
        ref={(field) => field?.focus()}
      />
      <button type="button" disabled={!right} onClick={set}>
        Poser le lien
      </button>
      <button
        type="button"
        className="quiet"
        onClick={() => {
          editor.chain().focus().extendMarkRange('link').unsetLink().run();
          onDone();
        }}
      >
        Retirer
      </button>
    </div>
  );
}
