import { lazy, Suspense, useState } from 'react';
import { printNumber } from '../../../kernel/french.ts';
import { useHydrated } from '../../../web/use-hydrated.ts';
import { plainFromText, textFromPlain } from '../../plain-text.ts';
import { emptyText, type RichText } from '../../rich-text.ts';
import { isEmptyText, lengthOf } from '../../sheet/sheet-content.ts';
import type { FoundFigure } from './find-figures.ts';
import { RichTextView } from './rich-text-view.tsx';
import { textName } from './typed-texts.ts';
import './editor.css';

const RichEditor = lazy(() => import('./rich-editor.tsx'));

interface Props {
  field: { code: string; label: string; max: number | null };
  /** The form that sends the plain field. */
  form: string;
  text: RichText | undefined;
  printed: Record<string, string>;
  editable: boolean;
  paused: boolean;
  kept: string | undefined;
  find: (text: string) => Promise<FoundFigure[]>;
  onChange: (code: string, text: RichText) => void;
}

/** One text: a plain field until the browser has loaded the editor, and always without JavaScript. */
export function TextField(props: Props) {
  const { field, form, text = emptyText, printed, editable, paused, kept, find, onChange } = props;
  const hydrated = useHydrated();
  const [length, setLength] = useState(lengthOf(text));
  if (!editable) {
    return isEmptyText(text) ? (
      <p className="quiet-text">Rien n’a été écrit.</p>
    ) : (
      <div className="prose">
        <RichTextView text={text} printed={printed} />
      </div>
    );
  }
  const change = (changed: RichText) => {
    setLength(lengthOf(changed));
    onChange(field.code, changed);
  };
  const plain = (
    <textarea
      name={textName(field.code)}
      form={form}
      rows={8}
      aria-label={field.label}
      defaultValue={kept ?? plainFromText(text)}
      onChange={(event) => change(textFromPlain(event.target.value))}
    />
  );
  return (
    <>
      {hydrated ? (
        <Suspense fallback={plain}>
          <RichEditor
            label={field.label}
            describedBy={field.max ? `length-${field.code}` : undefined}
            text={kept === undefined ? text : textFromPlain(kept)}
            printed={printed}
            editable={!paused}
            find={find}
            onChange={change}
          />
        </Suspense>
      ) : (
        plain
      )}
      <p className="quiet-text part-foot">
        {field.max && <Length id={`length-${field.code}`} length={length} max={field.max} />}
        <noscript> Un chiffre s’écrit avec son code et l’année : #[CODE@2020].</noscript>
      </p>
    </>
  );
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
