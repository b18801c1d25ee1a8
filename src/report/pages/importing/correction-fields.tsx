import { useEffect, useRef } from 'react';
import { qualifiers } from '../../../indicator/figure.ts';
import { qualifierWords } from '../../../indicator/print-quantity.rule.ts';
import { Field } from '../../../web/components/form.tsx';
import type { Refusal } from '../../../web/forms.ts';
import type { CommitmentView, FigureView, ProposalView, SheetView, TextView } from '../../importing/import-view.ts';
import { natureLabels } from '../../importing/nature-labels.ts';
import { figureNatures } from '../../importing/proposed-report.ts';
import type { ImportPage } from './import.tsx';

interface Props<V extends ProposalView> {
  view: V;
  page: ImportPage;
  /** What was refused of a first try, whose input is kept. */
  refused: Refusal | undefined;
}

/** What a person may change of a proposal before it enters. */
export function CorrectionFields({ view, page, refused }: Props<ProposalView>) {
  const fields = useRef<HTMLDivElement>(null);
  // Who asked to correct goes on typing.
  useEffect(
    () => fields.current?.querySelector<HTMLElement>('input:not([type=hidden]), select, textarea')?.focus(),
    [],
  );
  return (
    <div className="correction" ref={fields}>
      <input type="hidden" name="corrects" value={view.kind} />
      {view.kind === 'sheet' && <SheetFields {...{ view, page, refused }} />}
      {view.kind === 'text' && <TextFields {...{ view, page, refused }} />}
      {view.kind === 'figure' && <FigureFieldset {...{ view, page, refused }} />}
      {view.kind === 'commitment' && <CommitmentFields {...{ view, page, refused }} />}
    </div>
  );
}

function SheetFields({ view: { sheet }, page, refused }: Props<SheetView>) {
  const kept = refused?.kept ?? {};
  return (
    <>
      <Field label="Titre">
        {(ids) => <input {...ids} name="title" required maxLength={250} defaultValue={kept.title ?? sheet.title} />}
      </Field>
      <div className="correction-row">
        <Field label="Code" hint="Vide : le prochain numéro de la partie.">
          {(ids) => <input {...ids} name="code" maxLength={20} defaultValue={kept.code ?? sheet.code ?? ''} />}
        </Field>
        <Field label="Partie du rapport">
          {(ids) => (
            <select {...ids} name="section" required defaultValue={kept.section ?? sheet.section ?? ''}>
              <option value="">Choisissez</option>
              {page.sections.map(({ code, label }) => (
                <option key={code} value={code}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
    </>
  );
}

function TextFields({ view: { text }, page, refused }: Props<TextView>) {
  const kept = refused?.kept ?? {};
  return (
    <>
      <Field label="Rubrique">
        {(ids) => (
          <select {...ids} name="section" defaultValue={kept.section ?? text.section}>
            {page.blocks.map(({ code, label }) => (
              <option key={code} value={code}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Texte" hint="Un paragraphe par ligne.">
        {(ids) => <textarea {...ids} name="text" rows={10} required defaultValue={kept.text ?? text.text} />}
      </Field>
    </>
  );
}

function CommitmentFields({ view: { commitment }, refused }: Props<CommitmentView>) {
  const kept = refused?.kept ?? {};
  return (
    <>
      <Field label="Engagement">
        {(ids) => (
          <textarea {...ids} name="sentence" rows={3} required defaultValue={kept.sentence ?? commitment.sentence} />
        )}
      </Field>
      <Field label="Pour l’année">
        {(ids) => (
          <input
            {...ids}
            type="number"
            name="dueYear"
            min={1990}
            max={2100}
            required
            defaultValue={kept.dueYear ?? commitment.dueYear}
          />
        )}
      </Field>
    </>
  );
}

function FigureFieldset(props: Props<FigureView>) {
  const { view, refused } = props;
  const kept = { ...view.fields, ...refused?.kept };
  return (
    <>
      <Field label="Libellé">
        {(ids) => <input {...ids} name="label" required minLength={3} maxLength={200} defaultValue={kept.label} />}
      </Field>
      <div className="correction-row">
        <Field label="Nuance">
          {(ids) => (
            <select {...ids} name="qualifier" defaultValue={kept.qualifier}>
              {qualifiers.map((each) => (
                <option key={each} value={each}>
                  {qualifierWords[each] || 'exact'}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label="Valeur imprimée">
          {(ids) => <input {...ids} name="value" inputMode="decimal" required defaultValue={kept.value} />}
        </Field>
        <Field label="Unité">{(ids) => <input {...ids} name="unit" maxLength={80} defaultValue={kept.unit} />}</Field>
        <Field label="Taxes">
          {(ids) => (
            <select {...ids} name="basis" defaultValue={kept.basis}>
              <option value="">non dites</option>
              <option value="HT">HT</option>
              <option value="TTC">TTC</option>
            </select>
          )}
        </Field>
        <Field label="Période">{(ids) => <input {...ids} name="period" required defaultValue={kept.period} />}</Field>
        <Field label="C’est">
          {(ids) => (
            <select {...ids} name="nature" defaultValue={kept.nature}>
              {figureNatures.map((each) => (
                <option key={each} value={each}>
                  {natureLabels[each]}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <IndicatorChoices {...props} />
    </>
  );
}

/** The likely ones, a new one, or any other, found by its words. */
function IndicatorChoices({ view, page, refused }: Props<FigureView>) {
  const chosen = refused?.kept.indicator ?? view.likely?.code ?? '';
  const [inForce] = (refused?.facts.inForce ?? []) as string[];
  const list = `indicators-${view.id}`;
  return (
    <fieldset>
      <legend>Indicateur</legend>
      {inForce && <input type="hidden" name="valueSeen" value={inForce} />}
      <label className="check">
        <input type="radio" name="indicator" value="" defaultChecked={chosen === ''} /> un nouvel indicateur
      </label>
      {view.choices.map(({ code, label, unitLabel }) => (
        <label key={code} className="check">
          <input type="radio" name="indicator" value={code} defaultChecked={chosen === code} /> <b>{code}</b> {label}
          {unitLabel && `, en ${unitLabel}`}
        </label>
      ))}
      <Field label="Ou un autre, par son code ou ses mots">
        {(ids) => <input {...ids} name="other" list={list} autoComplete="off" defaultValue={refused?.kept.other} />}
      </Field>
      <datalist id={list}>
        {page.indicators.map(({ code, label }) => (
          <option key={code} value={code}>
            {label}
          </option>
        ))}
      </datalist>
    </fieldset>
  );
}
