import { lazy, Suspense, useState } from 'react';
import { printNumber } from '../../../kernel/french.ts';
import { plainFromText, textFromPlain } from '../../plain-text.ts';
import { emptyText, type RichText } from '../../rich-text.ts';
import { isEmptyText, lengthOf } from '../../sheet/sheet-content.ts';
import type { SheetPart } from '../../sheet/sheet-view.ts';
import type { FoundFigure } from '../editor/found-figure.ts';
import { RichTextView } from '../editor/rich-text-view.tsx';
import { useHydrated } from './use-hydrated.ts';

const RichEditor = lazy(() => import('../editor/rich-editor.tsx'));

interface Props {
  part: SheetPart;
  text: RichText | undefined;
  printed: Record<string, string>;
  editable: boolean;
  paused: boolean;
  kept: string | undefined;
  find: (text: string) => Promise<FoundFigure[]>;
  onChange: (code: string, text: RichText) => void;
}

/** One text of the sheet: a plain field until the browser has loaded the editor, and always without JavaScript. */
export function TextPart({ part, text = emptyText, printed, editable, paused, kept, find, onChange }: Props) {
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
    onChange(part.code, changed);
  };
  const plain = (
    <textarea
      name={`text.${part.code}`}
      form="sheet-form"
      rows={8}
      aria-label={part.label}
      defaultValue={kept ?? plainFromText(text)}
      onChange={(event) => change(textFromPlain(event.target.value))}
    />
  );
  return (
    <>
      {hydrated ? (
        <Suspense fallback={plain}>
          <RichEditor
            label={part.label}
            describedBy={part.max ? `length-${part.code}` : undefined}
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
        {part.max && <Length id={`length-${part.code}`} length={length} max={part.max} />}
        <noscript>Un chiffre s’écrit avec son code et l’année : #[CODE@2020].</noscript>
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
