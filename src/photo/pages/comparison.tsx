import { useState } from 'react';
import { Form, Link } from 'react-router';
import { ForScripts } from '../../web/components/for-scripts.tsx';
import { Field } from '../../web/components/form.tsx';
import type { Shot } from '../shot/shot.ts';
import { printShotDay } from '../shot/shot-day.rule.ts';
import { ShotCaption, ShotPicture } from './shot-parts.tsx';

export type ComparisonView = 'cote-a-cote' | 'curseur';

interface Props {
  title: string;
  pictures: Shot[];
  pair: { before: Shot; after: Shot };
  view: ComparisonView;
}

/** Two photographs of a view, side by side or one over the other under a slider. */
export function Comparison({ title, pictures, pair, view }: Props) {
  return (
    <section aria-labelledby="comparer" className="comparison">
      <div className="comparison-head">
        <h2 id="comparer">Comparer</h2>
        <nav aria-label="Façon de comparer" className="comparison-views">
          <ViewLink pair={pair} view="cote-a-cote" current={view} label="Côte à côte" />
          <ViewLink pair={pair} view="curseur" current={view} label="Curseur" />
        </nav>
      </div>
      {view === 'curseur' ? (
        <>
          <ForScripts>
            <Slider key={`${pair.before.id} ${pair.after.id}`} title={title} {...pair} />
          </ForScripts>
          <noscript>
            <SideBySide title={title} {...pair} />
            <p className="quiet-text">
              Le curseur demande JavaScript{'\u202f'}; les deux photographies sont côte à côte.
            </p>
          </noscript>
        </>
      ) : (
        <SideBySide title={title} {...pair} />
      )}
      {pictures.length > 2 && <ChoosePair pictures={pictures} pair={pair} view={view} />}
    </section>
  );
}

function ViewLink(props: { pair: Props['pair']; view: ComparisonView; current: ComparisonView; label: string }) {
  const { pair, view, current, label } = props;
  const query = new URLSearchParams({ avant: pair.before.id, apres: pair.after.id, vue: view });
  return (
    <Link to={`?${query}`} preventScrollReset aria-current={view === current ? 'true' : undefined}>
      {label}
    </Link>
  );
}

const SideBySide = ({ title, before, after }: { title: string; before: Shot; after: Shot }) => (
  <div className="side-by-side-views">
    {[before, after].map((shot) => (
      <figure key={shot.id} aria-label={printShotDay(shot)}>
        <ShotPicture shot={shot} title={title} large />
        <figcaption>
          <ShotCaption shot={shot} />
        </figcaption>
      </figure>
    ))}
  </div>
);

/** The earlier picture is uncovered from the left; arrow keys, Home and End move the limit as they do any slider. */
function Slider({ title, before, after }: { title: string; before: Shot; after: Shot }) {
  const [shown, setShown] = useState(50);
  const ratio = `${after.picture?.width ?? 3} / ${after.picture?.height ?? 2}`;
  const cut = { '--cut': `${shown}%`, '--ratio': ratio } as React.CSSProperties;
  return (
    <figure className="slider-figure" style={cut} aria-label={`${printShotDay(before)}, puis ${printShotDay(after)}`}>
      <div className="slider">
        <ShotPicture shot={after} title={title} large />
        <div className="slider-before">
          <ShotPicture shot={before} title={title} large />
        </div>
        <span className="slider-line" aria-hidden="true" />
        <input
          type="range"
          min={0}
          max={100}
          value={shown}
          aria-label="Limite entre les deux photographies"
          aria-valuetext={`${shown}\u202f% de ${printShotDay(before)}, ${100 - shown}\u202f% de ${printShotDay(after)}`}
          onChange={({ target }) => setShown(Number(target.value))}
        />
      </div>
      <figcaption className="slider-captions">
        <span>
          <ShotCaption shot={before} />
        </span>
        <span>
          <ShotCaption shot={after} />
        </span>
      </figcaption>
    </figure>
  );
}

function ChoosePair({ pictures, pair, view }: Omit<Props, 'title'>) {
  const choices = (name: string, label: string, chosen: Shot) => (
    <Field label={label}>
      {(ids) => (
        <select {...ids} name={name} defaultValue={chosen.id}>
          {pictures.map((shot) => (
            <option key={shot.id} value={shot.id}>
              {printShotDay(shot)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  return (
    <Form method="get" className="choose-pair" key={`${pair.before.id} ${pair.after.id}`} preventScrollReset>
      <input type="hidden" name="vue" value={view} />
      {choices('avant', 'Avant', pair.before)}
      {choices('apres', 'Après', pair.after)}
      <button type="submit">Comparer</button>
    </Form>
  );
}
