import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Finding } from '../../../kernel/finding.ts';
import { DataNote } from '../../../web/components/data-note.tsx';
import { Field } from '../../../web/components/form.tsx';
import { Notice } from '../../../web/components/states.tsx';
import type { CarriedField } from '../../index.ts';
import { checkVisit } from '../../protocol/check-visit.rule.ts';
import { visitFieldsOf } from '../../protocol/protocol.ts';
import { ObserversField } from './observers-field.tsx';
import { PlaceEntry } from './place-entry.tsx';
import { ProtocolFields } from './protocol-fields.tsx';
import { TaxaEntry } from './taxa-entry.tsx';
import { useSeenHere } from './use-seen-here.ts';
import { formLacks, newLine, todayHere, type VisitAnswer, type VisitValues, visitedAs } from './visit-answer.ts';

interface Props {
  carried: CarriedField;
  answer: VisitAnswer;
  /** Told at each change, so that a phone put away loses nothing. */
  keep(values: VisitValues): void;
  finish(values: VisitValues): Promise<void>;
  abandon(): void;
  /** Of the button that ends it. */
  submitWord?: string;
}

/** The form of a visit: where, when, who, then what was seen. It is judged here as the server will judge it. */
export function VisitForm({ carried, answer, keep, finish, abandon, submitWord }: Props) {
  const { protocol, sites, names } = carried;
  const [values, setValues] = useState(answer.values);
  const [lacking, setLacking] = useState<Finding[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const refusal = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (lacking.length > 0) refusal.current?.focus();
  }, [lacking]);

  const change = (some: Partial<VisitValues>) => {
    const next = { ...values, ...some };
    setValues(next);
    keep(next);
  };
  const visit = visitedAs(answer.id, values);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = [
      ...formLacks(values),
      ...checkVisit(protocol, visit, todayHere()).filter(({ tier }) => tier === 'A'),
    ];
    setLacking(wrong);
    if (wrong.length === 0) void finish(values);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    if (event.ctrlKey || event.metaKey) form.current?.requestSubmit();
    // Enter in a field goes on; the button alone, or Ctrl with it, ends the visit.
    else if (!(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
  };
  const seen = useSeenHere(carried, values);
  return (
    <form ref={form} className="stack visit-form" onSubmit={submit} onKeyDown={press} noValidate>
      <PlaceEntry protocol={protocol} sites={sites} values={values} change={change} />
      <WhenAndWho carried={carried} values={values} change={change} />
      {values.done ? (
        <>
          <Asked carried={carried} values={values} visit={visit} change={change} />
          <TaxaEntry
            {...{ protocol, names, seen, visit }}
            lines={values.lines}
            change={(lines) => change({ lines, nothing: null })}
          />
          {values.lines.length === 0 && <NothingSeen carried={carried} values={values} change={change} />}
        </>
      ) : (
        <Field label="Pourquoi le passage n’a pas eu lieu">
          {(ids) => (
            <input
              {...ids}
              maxLength={500}
              value={values.notDoneReason}
              onChange={({ target }) => change({ notDoneReason: target.value })}
            />
          )}
        </Field>
      )}
      <Field label="Commentaire (facultatif)">
        {(ids) => (
          <textarea
            {...ids}
            rows={2}
            maxLength={5000}
            value={values.comment}
            onChange={({ target }) => change({ comment: target.value })}
          />
        )}
      </Field>
      <label className="choice">
        <input type="checkbox" checked={!values.done} onChange={({ target }) => change({ done: !target.checked })} />
        <span>Ce passage n’a pas eu lieu</span>
      </label>
      <DataNote>Un observateur n’est montré au public sous son nom que s’il l’accepte.</DataNote>
      <div ref={refusal} tabIndex={-1}>
        <Lacking sentences={lacking.length > 0 ? lacking.map(({ sentence }) => sentence) : [answer.refusal ?? '']} />
      </div>
      <div className="save-bar">
        <button type="button" className="danger quiet" onClick={abandon}>
          Abandonner
        </button>
        <button type="submit" className="main">
          {submitWord ?? 'Garder cette visite'}
        </button>
      </div>
    </form>
  );
}

const Lacking = ({ sentences }: { sentences: string[] }) =>
  sentences.some(Boolean) && (
    <Notice tone="refused">
      <ul className="lacking">
        {[...new Set(sentences)].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Notice>
  );

interface PartProps {
  carried: CarriedField;
  values: VisitValues;
  change(values: Partial<VisitValues>): void;
}

function WhenAndWho({ carried: { protocol, datasets, observers }, values, change }: PartProps) {
  const { times, passes } = protocol.visit;
  const text = (name: 'dateFrom' | 'dateTo' | 'timeFrom' | 'timeTo' | 'datasetId' | 'pass') => ({
    value: values[name],
    onChange: ({ target }: { target: { value: string } }) => change({ [name]: target.value }),
  });
  return (
    <>
      <div className="side-fields">
        <Field label="Date">{(ids) => <input {...ids} type="date" {...text('dateFrom')} />}</Field>
        {passes.length > 0 && (
          <Field label="Passage">
            {(ids) => (
              <select {...ids} {...text('pass')}>
                <option value="" />
                {passes.map(({ number, label }) => (
                  <option key={number} value={number}>
                    {label}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
      </div>
      {times !== 'none' && (
        <div className="side-fields">
          <Field label={times === 'required' ? 'De' : 'De (facultatif)'}>
            {(ids) => <input {...ids} type="time" {...text('timeFrom')} />}
          </Field>
          <Field label={times === 'required' ? 'À' : 'À (facultatif)'}>
            {(ids) => <input {...ids} type="time" {...text('timeTo')} />}
          </Field>
        </div>
      )}
      {(values.dateTo || (values.timeTo && values.timeTo < values.timeFrom)) && (
        <Field label="Jusqu’au" hint="Une séance de nuit finit le lendemain.">
          {(ids) => <input {...ids} type="date" {...text('dateTo')} />}
        </Field>
      )}
      <ObserversField known={observers} value={values.observers} change={(text) => change({ observers: text })} />
      {datasets.length !== 1 && (
        <Field label="Jeu de données">
          {(ids) => (
            <select {...ids} {...text('datasetId')}>
              <option value="" />
              {datasets.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </>
  );
}

function Asked({
  carried: { protocol },
  values,
  visit,
  change,
}: PartProps & { visit: Parameters<typeof ProtocolFields>[0]['visit'] }) {
  const fields = visitFieldsOf(protocol);
  const methods = Object.entries(protocol.visit.methods);
  if (fields.length + methods.length === 0) return null;
  return (
    <section className="asked" aria-labelledby="asked-title">
      <h2 id="asked-title">Ce que demande le protocole</h2>
      {methods.length > 0 && (
        <Field label="Méthode">
          {(ids) => (
            <select {...ids} value={values.method} onChange={({ target }) => change({ method: target.value })}>
              <option value="" />
              {methods.map(([key, label]) => (
                <option key={key} value={key}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <ProtocolFields
        fields={fields}
        visit={visit}
        record={null}
        answers={values.fields}
        answer={(name, value) => change({ fields: { ...values.fields, [name]: value } })}
      />
    </section>
  );
}

/** Where finding nothing is a datum, it is said by hand. */
function NothingSeen({ carried: { protocol }, values, change }: PartProps) {
  const { taxon, sentence } = protocol.absence;
  if (!taxon) return null;
  return (
    <label className="choice nothing-seen">
      <input
        type="checkbox"
        checked={values.nothing !== null}
        onChange={({ target }) => change({ nothing: target.checked ? newLine(taxon.name, taxon.cdNom) : null })}
      />
      <span>
        Rien observé <span className="quiet-text">{sentence}</span>
      </span>
    </label>
  );
}
