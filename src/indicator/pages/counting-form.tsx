import { useState } from 'react';
import { Field } from '../../web/components/form.tsx';
import { byCommune, type Counting, type OfferedSource } from '../counting/counting.ts';

interface Props {
  sources: OfferedSource[];
  counting: Partial<Counting> | null;
}

/** What is counted, picked from lists. Without a script every register is there, closed; the chosen one alone is read. */
export function CountingFields({ sources, counting }: Props) {
  const [chosen, setChosen] = useState(counting?.source ?? '');
  return (
    <fieldset className="stack">
      <legend>Ce qu’il compte dans un registre</legend>
      <Field label="Registre">
        {(ids) => (
          <select {...ids} name="counting" value={chosen} onChange={({ target }) => setChosen(target.value)}>
            <option value="">aucun, la valeur est saisie ou calculée</option>
            {sources.map(({ name, label }) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      {sources.map((source) => (
        <details
          key={source.name}
          className="counting-source"
          open={chosen === source.name}
          hidden={chosen !== source.name}
        >
          <summary>{source.label}</summary>
          <SourceFields source={source} counting={counting?.source === source.name ? counting : {}} />
        </details>
      ))}
    </fieldset>
  );
}

function SourceFields({ source, counting }: { source: OfferedSource; counting: Partial<Counting> }) {
  const { name, columns, distinct, sums = {}, placed } = source;
  const measures = [
    { id: 'count', label: `le nombre de ${source.rowsLabel}` },
    ...Object.entries(distinct).map(([key, things]) => ({
      id: `distinct=${key}`,
      label: `le nombre de ${things} différents`,
    })),
    ...Object.entries(sums).map(([key, things]) => ({ id: `sum=${key}`, label: `le total des ${things}` })),
    { id: 'share', label: `une part des ${source.rowsLabel}, en\u202f%` },
  ];
  const first = counting.of ? `${counting.measure}=${counting.of}` : (counting.measure ?? 'count');
  const [measure, setMeasure] = useState(first);
  return (
    <div className="stack">
      <p className="field-hint">{datedWords[source.dated]}</p>
      <Field label="Ce qui est donné">
        {(ids) => (
          <select {...ids} name={`measure.${name}`} value={measure} onChange={({ target }) => setMeasure(target.value)}>
            {measures.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Picks
        legend="Lignes comptées"
        hint={'Rien de coché dans une liste\u00a0: toutes.'}
        field={`where.${name}`}
        columns={columns}
        picks={counting.where}
      />
      <div className="counting-share" hidden={measure !== 'share'}>
        <Picks
          legend="Dont la part"
          hint="Pour une part seulement."
          field={`part.${name}`}
          columns={columns}
          picks={counting.part}
        />
      </div>
      <fieldset className="counting-picks">
        <legend>Répartition</legend>
        {[...columns, ...(placed ? [{ key: byCommune, label: 'Commune' }] : [])].map(({ key, label }) => (
          <Check
            key={key}
            name={`by.${name}`}
            value={key}
            label={label}
            checked={counting.by?.includes(key) ?? false}
          />
        ))}
      </fieldset>
    </div>
  );
}

const datedWords: Record<OfferedSource['dated'], string> = {
  during: 'Les lignes datées dans la période.',
  at: 'L’état du registre à la fin de la période.',
  now: 'L’état du registre aujourd’hui\u00a0: une période passée ne se compte plus.',
};

interface PicksProps {
  legend: string;
  hint: string;
  field: string;
  columns: OfferedSource['columns'];
  picks: Counting['where'] | undefined;
}

function Picks({ legend, hint, field, columns, picks = {} }: PicksProps) {
  return (
    <fieldset className="counting-part">
      <legend>{legend}</legend>
      <p className="field-hint">{hint}</p>
      {columns.map(({ key, label, choices }) => (
        <fieldset key={key} className="counting-picks">
          <legend>{label}</legend>
          {choices.map((choice) => (
            <Check
              key={choice.value}
              name={field}
              value={`${key}=${choice.value}`}
              label={choice.label}
              checked={picks[key]?.includes(choice.value) ?? false}
            />
          ))}
        </fieldset>
      ))}
    </fieldset>
  );
}

const Check = (props: { name: string; value: string; label: string; checked: boolean }) => (
  <label className="check">
    <input type="checkbox" name={props.name} value={props.value} defaultChecked={props.checked} /> {props.label}
  </label>
);
