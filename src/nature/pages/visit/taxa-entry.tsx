import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { printDate } from '../../../kernel/french.ts';
import { Field } from '../../../web/components/form.tsx';
import type { FieldName, SeenTaxon } from '../../index.ts';
import type { Protocol } from '../../protocol/protocol.ts';
import type { Visited } from '../../protocol/visited.ts';
import { type FoundTaxon, nameFinder } from './find-names.ts';
import { moreTaxa } from './more-taxa.ts';
import { ProtocolFields } from './protocol-fields.tsx';
import { Suggest } from './suggest.tsx';
import { type Line, newLine } from './visit-answer.ts';

interface Props {
  protocol: Protocol;
  names: FieldName[];
  /** Taxa seen at the place that is chosen, the last time first. */
  seen: SeenTaxon[];
  visit: Visited;
  lines: Line[];
  change(lines: Line[]): void;
}

/** The taxa of a visit: ticked among those seen here before, or typed. Enter adds a line, arrows go from one to the next. */
export function TaxaEntry({ protocol, names, seen, visit, lines, change }: Props) {
  const [text, setText] = useState('');
  const adding = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const find = useMemo(() => nameFinder(names), [names]);
  const counts = protocol.record.count !== 'none';

  const add = (taxon: FoundTaxon) => {
    change([...lines, newLine(taxon.name, taxon.cdNom, taxon.scientific, taxon.count)]);
    setText('');
    // A number typed with the name: the next name can follow at once.
    if (!taxon.count) requestAnimationFrame(() => focusLine(list.current, lines.length));
  };
  const tick = (taxon: SeenTaxon, ticked: boolean) =>
    change(
      ticked
        ? [...lines, newLine(taxon.name, taxon.cdNom, taxon.scientific)]
        : lines.filter((line) => !isOf(line, taxon)),
    );
  const press = (event: KeyboardEvent, at: number) => {
    const target = event.target as HTMLElement;
    if (target instanceof HTMLSelectElement || target instanceof HTMLButtonElement) return;
    if (event.key === 'ArrowDown' && at < lines.length - 1) focusLine(list.current, at + 1);
    else if (event.key === 'ArrowUp' && at > 0) focusLine(list.current, at - 1);
    else if (event.key === 'ArrowDown' || (event.key === 'Enter' && !event.ctrlKey)) adding.current?.focus();
    else return;
    event.preventDefault();
  };

  return (
    <section className="taxa-entry" aria-labelledby="taxa-title">
      <h2 id="taxa-title">Ce qui a été observé</h2>
      {seen.length > 0 && <SeenHere seen={seen} lines={lines} tick={tick} />}
      {lines.length > 0 && (
        <ol ref={list} className="lines" aria-label="Taxons notés">
          {lines.map((line, at) => (
            <li key={line.id} onKeyDown={(event) => press(event, at)}>
              <LineForm
                protocol={protocol}
                visit={visit}
                line={line}
                at={at}
                counts={counts}
                change={(next) => change(lines.map((each) => (each.id === line.id ? next : each)))}
                remove={() => {
                  change(lines.filter((each) => each.id !== line.id));
                  adding.current?.focus();
                }}
              />
            </li>
          ))}
        </ol>
      )}
      <Suggest
        label="Ajouter un taxon"
        hint={
          counts
            ? 'Nom français ou latin, avec le nombre si vous voulez\u00a0: «\u00a0triton palmé 3\u00a0». Entrée ajoute.'
            : 'Nom français ou latin. Entrée ajoute.'
        }
        find={find}
        findMore={moreTaxa}
        choose={add}
        input={adding}
        value={text}
        change={setText}
      />
    </section>
  );
}

const isOf = (line: Line, taxon: SeenTaxon): boolean =>
  taxon.cdNom === null ? line.name === taxon.name : line.cdNom === taxon.cdNom;

const focusLine = (list: HTMLElement | null, at: number): void =>
  list?.children[at]?.querySelector<HTMLElement>('input, select')?.focus();

interface SeenProps {
  seen: SeenTaxon[];
  lines: Line[];
  tick(taxon: SeenTaxon, ticked: boolean): void;
}

const shownAtFirst = 12;

function SeenHere({ seen, lines, tick }: SeenProps) {
  const [all, setAll] = useState(false);
  const shown = all ? seen : seen.slice(0, shownAtFirst);
  return (
    <fieldset className="choices seen-here">
      <legend>Vus ici la dernière fois</legend>
      {shown.map((taxon) => (
        <label key={taxon.cdNom ?? taxon.name} className="choice">
          <input
            type="checkbox"
            checked={lines.some((line) => isOf(line, taxon))}
            onChange={({ target }) => tick(taxon, target.checked)}
          />
          <span>
            {taxon.name} <span className="quiet-text">{printDate(taxon.lastSeen)}</span>
          </span>
        </label>
      ))}
      {seen.length > shown.length && (
        <button type="button" className="quiet" onClick={() => setAll(true)}>
          Montrer les {seen.length - shown.length} autres
        </button>
      )}
    </fieldset>
  );
}

interface LineProps {
  protocol: Protocol;
  visit: Visited;
  line: Line;
  at: number;
  counts: boolean;
  change(line: Line): void;
  remove(): void;
}

/** One taxon: what must be said in sight, the rest folded. */
function LineForm({ protocol, visit, line, at, counts, change, remove }: LineProps) {
  const record = visit.records[at] ?? null;
  const answer = (name: string, value: string) => change({ ...line, fields: { ...line.fields, [name]: value } });
  const always = protocol.record.fields.filter(({ required }) => required);
  const folded = protocol.record.fields.filter(({ required }) => !required);
  const told = folded.filter(({ name }) => line.fields[name]).length;
  const shared = { visit, record, answers: line.fields, answer };
  return (
    <fieldset className="line">
      <legend className="visually-hidden">{line.name}</legend>
      <p className="line-name">
        <strong>{line.name}</strong> {line.scientific !== line.name && <i className="quiet-text">{line.scientific}</i>}
        {line.cdNom === null && <span className="badge tone-amber">à déterminer</span>}
      </p>
      {counts && (
        <CountField label={protocol.record.countLabel} line={line} change={(count) => change({ ...line, count })} />
      )}
      <button type="button" className="quiet line-remove" onClick={remove}>
        Retirer<span className="visually-hidden"> {line.name}</span>
      </button>
      {always.length > 0 && (
        <div className="line-fields">
          <ProtocolFields fields={always} {...shared} />
        </div>
      )}
      <details className="line-more">
        <summary>
          {folded
            .slice(0, 2)
            .map(({ label }) => label.toLowerCase())
            .concat('remarque')
            .join(', ')
            .replace(/^./, (first) => first.toUpperCase())}
          {told > 0 && ` (${told})`}
        </summary>
        <div className="line-fields">
          <ProtocolFields fields={folded} {...shared} />
          <Field label="Remarque">
            {(ids) => (
              <input
                {...ids}
                maxLength={1000}
                value={line.comment}
                onChange={({ target }) => change({ ...line, comment: target.value })}
              />
            )}
          </Field>
        </div>
      </details>
    </fieldset>
  );
}

/** A number, with two wide buttons for wet fingers. */
function CountField({ label, line, change }: { label: string; line: Line; change(count: string): void }) {
  const by = (step: number) => change(String(Math.max(1, (Number.parseInt(line.count, 10) || 0) + step)));
  return (
    <span className="line-count">
      <button type="button" tabIndex={-1} aria-label={`Un de moins, ${line.name}`} onClick={() => by(-1)}>
        −
      </button>
      <input
        aria-label={`${label}, ${line.name}`}
        inputMode="numeric"
        value={line.count}
        maxLength={12}
        onChange={({ target }) => change(target.value)}
      />
      <button type="button" tabIndex={-1} aria-label={`Un de plus, ${line.name}`} onClick={() => by(1)}>
        +
      </button>
    </span>
  );
}
