import { type RefObject, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { printNumber } from '../../../kernel/french.ts';
import { plainFromText, textFromPlain } from '../../plain-text.ts';
import { emptyText, type RichText } from '../../rich-text.ts';
import { isEmptyText, lengthOf } from '../../sheet/sheet-content.ts';
import { textBeingTyped } from './caret.ts';
import type { Contradicted } from './contradicted.ts';
import type { Finders } from './find-figures.ts';
import type { RichEditor } from './rich-editor.tsx';
import { RichTextView } from './rich-text-view.tsx';
import { textName } from './typed-texts.ts';
import './editor.css';

interface Props {
  field: { code: string; label: string; max: number | null };
  /** The form that sends the plain field. */
  form: string;
  text: RichText | undefined;
  printed: Record<string, string>;
  contradicted?: Contradicted[];
  editable: boolean;
  paused: boolean;
  kept: string | undefined;
  find: Finders;
  onChange: (code: string, text: RichText) => void;
}

/** One text: a plain field until the browser has loaded the editor, and always without JavaScript. */
export function TextField(props: Props) {
  const { text = emptyText, printed, editable } = props;
  if (editable) return <EditedText {...props} text={text} />;
  if (isEmptyText(text)) return <p className="quiet-text">Rien n’a été écrit.</p>;
  return (
    <div className="prose">
      <RichTextView text={text} printed={printed} />
    </div>
  );
}

const none: Contradicted[] = [];

function EditedText({
  field,
  form,
  text,
  printed,
  contradicted = none,
  paused,
  kept,
  find,
  onChange,
}: Props & { text: RichText }) {
  const plainField = useRef<HTMLTextAreaElement>(null);
  const [current, setCurrent] = useState(kept === undefined ? text : textFromPlain(kept));
  const change = (changed: RichText) => {
    setCurrent(changed);
    onChange(field.code, changed);
  };
  const loaded = useRichEditor(plainField);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when scripts start: what was typed before them is taken over.
  useEffect(() => {
    const { value, defaultValue } = plainField.current ?? {};
    if (value !== undefined && value !== defaultValue) change(textFromPlain(value));
  }, []);
  return (
    <>
      {loaded ? (
        <loaded.RichEditor
          label={field.label}
          describedBy={field.max ? `length-${field.code}` : undefined}
          text={loaded.typed ?? current}
          printed={printed}
          contradicted={contradicted}
          editable={!paused}
          typing={loaded.typed !== undefined}
          find={find}
          onChange={change}
        />
      ) : (
        <textarea
          ref={plainField}
          name={textName(field.code)}
          form={form}
          rows={8}
          aria-label={field.label}
          defaultValue={plainFromText(current)}
          onChange={(event) => change(textFromPlain(event.target.value))}
        />
      )}
      <p className="quiet-text part-foot">
        {field.max && <Length id={`length-${field.code}`} length={lengthOf(current)} max={field.max} />}
        <noscript>
          {' '}
          Un chiffre s’écrit avec son code et l’année&nbsp;: #[CODE@2020]. Une ligne vide sépare deux paragraphes&nbsp;;
          «&nbsp;###&nbsp;» commence un intertitre, «&nbsp;-&nbsp;» ou «&nbsp;1.&nbsp;» une ligne de liste&nbsp;;
          **gras**, *italique*, [lien](https://exemple.fr).
        </noscript>
      </p>
    </>
  );
}

/**
 * The editor, once the browser has loaded it. Where somebody is writing, it takes their text, their place in it and the
 * keyboard in one go: a key pressed between two steps would fall nowhere.
 */
function useRichEditor(plainField: RefObject<HTMLTextAreaElement | null>) {
  const [loaded, setLoaded] = useState<{ RichEditor: typeof RichEditor; typed: RichText | undefined }>();
  useEffect(() => {
    let shown = true;
    void import('./rich-editor.tsx').then(({ RichEditor }) => {
      const field = plainField.current;
      const typed = field && document.activeElement === field ? textBeingTyped(field) : undefined;
      if (shown) flushSync(() => setLoaded({ RichEditor, typed }));
    });
    return () => {
      shown = false;
    };
  }, [plainField]);
  return loaded;
}

function Length({ id, length, max }: { id: string; length: number; max: number }) {
  const excess = length - max;
  return (
    <span id={id} className={excess > 0 ? 'tone-brick' : undefined}>
      {printNumber(String(length))} sur {printNumber(String(max))} caractères
      {excess > 0 && ` : ${printNumber(String(excess))} de trop`}
    </span>
  );
}
