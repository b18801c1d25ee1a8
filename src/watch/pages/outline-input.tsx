import { useState } from 'react';
import { OutlineField } from '../../site/pages/outline-field.tsx';
import { ForScripts } from '../../web/components/for-scripts.tsx';
import { Field } from '../../web/components/form.tsx';
import '../../site/pages/site.css';

/** What a map needs to let somebody draw. */
export interface DrawingGround {
  extent: [number, number, number, number];
  baseMap: string | null;
  /** The outline in force, in degrees, as GeoJSON. */
  drawn: string | null;
}

interface Props {
  label: string;
  hint: string | undefined;
  value: string;
  ground: DrawingGround | undefined;
}

/** An outline as text; whoever has a script may draw it instead. */
export function OutlineInput({ label, hint, value, ground }: Props) {
  const [drawing, setDrawing] = useState(false);
  if (drawing && ground) {
    const outline = value.startsWith('{') ? value : (ground.drawn ?? '');
    return <OutlineField outline={outline} extent={ground.extent} baseMap={ground.baseMap} />;
  }
  return (
    <>
      <Field label={label} hint={hint}>
        {(ids) => <textarea {...ids} name="outline" rows={3} defaultValue={value} />}
      </Field>
      {ground && (
        <ForScripts>
          <button type="button" onClick={() => setDrawing(true)}>
            Dessiner sur la carte
          </button>
        </ForScripts>
      )}
    </>
  );
}
