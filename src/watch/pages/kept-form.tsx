import { Fragment, type ReactNode } from 'react';
import { differences } from '../../kernel/differences.ts';
import type { FormValues } from '../../kernel/form-values.ts';
import { typeset } from '../../kernel/typeset.ts';
import { ChoiceField } from '../../web/components/choice-field.tsx';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { SideBySide } from '../../web/components/side-by-side.tsx';
import { Notice } from '../../web/components/states.tsx';
import { isRefusal, versionAfter } from '../../web/forms.ts';
import { type FormField, type FormPart, formWords } from '../kept/form-field.ts';
import { type DrawingGround, OutlineInput } from './outline-input.tsx';

interface Props {
  parts: readonly FormPart[];
  /** What is in force; nothing yet for a new thing. */
  kept: { values: FormValues; version: number } | undefined;
  /** What a new thing begins with. */
  offered?: FormValues;
  /** What the action answered. */
  answer: unknown;
  /** Where a new thing may be written, where there is a choice. */
  organisations?: { id: string; name: string }[];
  people: string[];
  /** Of the button: "Enregistrer la livraison". */
  submit: string;
  intent?: string;
  /** Where a field that is an outline is drawn. */
  ground?: DrawingGround;
  /** Fields that the page draws itself, by their name. */
  drawn?: Record<string, (field: FormField, value: string) => ReactNode>;
  children?: ReactNode;
}

/** The form of one thing: keeps what was typed when it is refused, beside what somebody else saved meanwhile. */
export function KeptForm({
  parts,
  kept,
  answer,
  offered = {},
  organisations = [],
  people,
  submit,
  intent,
  ground,
  drawn = {},
  children,
}: Props) {
  const refused = refusalFor(answer, intent);
  const current = refused?.code === 'changed_meanwhile' ? (refused.facts.current as FormValues) : undefined;
  const values = refused?.kept ?? kept?.values ?? offered;
  return (
    <>
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      {current && <SideBySide differences={differences(formWords(parts, values), formWords(parts, current))} />}
      <ProtectedForm className="stack kept-form" key={String(refused?.facts.version ?? kept?.version)}>
        {intent && <input type="hidden" name="intent" value={intent} />}
        {kept && <input type="hidden" name="version" value={versionAfter(refused, kept.version)} />}
        {organisations.length === 1 && <input type="hidden" name="organisationId" value={organisations[0]?.id} />}
        {organisations.length > 1 && (
          <ChoiceField
            label="Organisation"
            name="organisationId"
            choices={organisations}
            chosen={values.organisationId}
          />
        )}
        {parts.map(({ title, fields }) => (
          <KeptPart key={title ?? ''} title={title}>
            {fields.map((field) => {
              const value = values[field.name] ?? '';
              const own = drawn[field.name];
              return own ? (
                <Fragment key={field.name}>{own(field, value)}</Fragment>
              ) : (
                <KeptField key={field.name} field={field} value={value} people={people} ground={ground} />
              );
            })}
          </KeptPart>
        ))}
        {children}
        <div className="form-foot">
          <button type="submit" className="main">
            {submit}
          </button>
        </div>
      </ProtectedForm>
    </>
  );
}

const KeptPart = ({ title, children }: { title: string | undefined; children: ReactNode }) =>
  title ? (
    <fieldset className="kept-part">
      <legend>{title}</legend>
      <div className="kept-fields">{children}</div>
    </fieldset>
  ) : (
    <div className="kept-part kept-fields">{children}</div>
  );

/** A refusal of the form with this intent: a page may hold several. */
function refusalFor(answer: unknown, intent: string | undefined) {
  if (!isRefusal(answer)) return undefined;
  return (answer.kept.intent ?? '') === (intent ?? '') ? answer : undefined;
}

interface KeptFieldProps {
  field: FormField;
  value: string;
  people: string[];
  ground: DrawingGround | undefined;
}

function KeptField({ field, value, people, ground }: KeptFieldProps) {
  const { name, label, kind, hint, required, choices } = field;
  if (kind === 'outline')
    return (
      <div className="kept-wide">
        <OutlineInput label={label} hint={hint} value={value} ground={ground} />
      </div>
    );
  return (
    <div className={kind === 'lines' ? 'kept-wide' : undefined}>
      <Field label={label} hint={hint}>
        {(ids) => {
          const given = { ...ids, name, required, defaultValue: value };
          if (kind === 'lines') return <textarea {...given} rows={3} />;
          if (kind === 'choice') return <Choices given={{ ...ids, name }} choices={choices ?? {}} value={value} />;
          if (kind === 'day') return <input {...given} type="date" />;
          if (kind === 'number' || kind === 'whole' || kind === 'count')
            return <input {...given} inputMode="decimal" />;
          if (kind !== 'person') return <input {...given} />;
          return (
            <>
              <input {...given} list={`${ids.id}-personnes`} autoComplete="off" />
              <datalist id={`${ids.id}-personnes`}>
                {people.map((person) => (
                  <option key={person} value={person} />
                ))}
              </datalist>
            </>
          );
        }}
      </Field>
    </div>
  );
}

/** What is not said comes first, though numbers come first in an object; it is what an empty value chooses. */
function Choices(props: { given: { id: string; name: string }; choices: Record<string, string>; value: string }) {
  const choices = Object.entries(props.choices).toSorted(([a], [b]) => Number(b === '') - Number(a === ''));
  return (
    <select {...props.given} defaultValue={props.value || choices[0]?.[0]}>
      {choices.map(([code, label]) => (
        <option key={code} value={code}>
          {label}
        </option>
      ))}
    </select>
  );
}

/** What a thing says, field by field; empty fields are left out. */
export function KeptFacts({
  parts,
  values,
  without = [],
}: {
  parts: readonly FormPart[];
  values: FormValues;
  without?: string[];
}) {
  const shown = parts.map(({ fields }) => ({ fields: fields.filter(({ name }) => !without.includes(name)) }));
  const words = Object.entries(formWords(shown, values)).filter(([, text]) => text !== '');
  if (words.length === 0) return null;
  return (
    <dl className="facts-list">
      {words.map(([label, text]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{typeset(text)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A form under a line that opens it; open at once where it was refused. */
export function Opening({
  summary,
  answer,
  intent,
  children,
}: {
  summary: string;
  answer: unknown;
  intent?: string;
  children: ReactNode;
}) {
  return (
    <details className="opening" open={refusalFor(answer, intent) !== undefined}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
