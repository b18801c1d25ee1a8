import { Link } from 'react-router';
import { typeset } from '../../kernel/typeset.ts';
import type { readLayers } from '../index.ts';
import type { LegendEntry, OfferedLayer } from '../map/map-layer.ts';
import { cornersOf } from '../map/mark-shape.ts';
import './legend-mark.css';

type Layers = Awaited<ReturnType<typeof readLayers>>;

/** A mark of the legend, as the map draws it; the word beside it says the same. */
export const LegendMark = ({ shape, tone }: Pick<LegendEntry, 'shape' | 'tone'>) => (
  <svg className={`legend-mark legend-${tone}`} viewBox="-11 -11 22 22" aria-hidden="true">
    <polygon points={cornersOf(shape, 8)} />
  </svg>
);

/** Layers to choose, each with its legend: what is ticked there alone is drawn. */
export const LayerChoices = ({ layers }: { layers: OfferedLayer[] }) => (
  <>
    {layers.map(({ name, label, note, legend, chosen, keys }) => (
      <fieldset key={name} className="layer-choice">
        <legend>{label}</legend>
        <label className="check">
          <input type="checkbox" name="calque" value={name} defaultChecked={chosen} /> Montrer{' '}
          <span className="visually-hidden">le calque {label}</span>
        </label>
        {legend.map((entry) => (
          <label key={entry.key} className="check">
            <input type="checkbox" name={name} value={entry.key} defaultChecked={keys.includes(entry.key)} />{' '}
            <LegendMark {...entry} /> {entry.label}
          </label>
        ))}
        <p className="field-hint">
          {typeset(note)} Rien de coché dans la légende{'\u00a0'}: tout.
        </p>
      </fieldset>
    ))}
  </>
);

/** What the chosen layers hold, as words. */
export const LayerLists = ({ layers }: { layers: Layers }) => (
  <>{layers.map((layer) => layer.held && <LayerList key={layer.name} layer={layer} held={layer.held} />)}</>
);

function LayerList({ layer, held }: { layer: Layers[number]; held: NonNullable<Layers[number]['held']> }) {
  const { name, label, legend, keys } = layer;
  const { items, counts } = held;
  const shown = legend.filter(({ key }) => keys.length === 0 || keys.includes(key));
  const total = shown.reduce((sum, { key }) => sum + (counts[key] ?? 0), 0);
  const entries = new Map(legend.map((entry) => [entry.key, entry]));
  return (
    <section aria-labelledby={`calque-${name}`}>
      <h2 id={`calque-${name}`}>{label}</h2>
      <ul className="layer-legend">
        {shown.map((entry) => (
          <li key={entry.key}>
            <LegendMark {...entry} /> {entry.label} <span className="quiet-text">{counts[entry.key] ?? 0}</span>
          </li>
        ))}
      </ul>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is read with the keyboard */}
      <ul className="map-items" tabIndex={0} aria-label={`${label}, liste`}>
        {items.map(({ key, name: thing, href, said, placed }) => (
          <li key={href}>
            <Link to={href}>{typeset(thing)}</Link>{' '}
            <span className="quiet-text">
              {[entries.get(key)?.label, said, !placed && 'sans position'].filter(Boolean).join(', ')}
            </span>
          </li>
        ))}
      </ul>
      {total > items.length && (
        <p className="quiet-text">{`Les ${items.length} premiers sur ${total}\u00a0: restreignez la légende ou les types.`}</p>
      )}
      {total === 0 && <p className="quiet-text">Rien à montrer.</p>}
    </section>
  );
}
