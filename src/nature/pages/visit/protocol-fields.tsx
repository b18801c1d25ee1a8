import { typeset } from '../../../kernel/typeset.ts';
import { Field } from '../../../web/components/form.tsx';
import { answersOf, manySeparator, type ProtocolField } from '../../protocol/field.ts';
import { holds, type Visited, type VisitedRecord } from '../../protocol/visited.ts';

interface Props {
  fields: readonly ProtocolField[];
  visit: Visited;
  record: VisitedRecord | null;
  answers: Readonly<Record<string, string>>;
  answer(name: string, value: string): void;
}

/** What a protocol asks at one level, those fields alone that are asked here. */
export const ProtocolFields = ({ fields, visit, record, answers, answer }: Props) =>
  fields
    .filter(({ askedWhere }) => holds(askedWhere, visit, record))
    .map((field) => (
      <OneField
        key={field.name}
        field={field}
        needed={field.required || (field.requiredWhere.length > 0 && holds(field.requiredWhere, visit, record))}
        value={answers[field.name] ?? ''}
        change={(value) => answer(field.name, value)}
      />
    ));

interface One {
  field: ProtocolField;
  needed: boolean;
  value: string;
  change(value: string): void;
}

function OneField({ field, needed, value, change }: One) {
  const label = needed ? field.label : `${field.label} (facultatif)`;
  if ('choices' in field && field.many)
    return <ManyChoices label={label} field={field} value={value} change={change} />;
  return (
    <Field label={label} hint={field.hint}>
      {(ids) =>
        'choices' in field ? (
          <select {...ids} value={value} onChange={(event) => change(event.target.value)}>
            <option value="" />
            {field.choices.map((choice) => (
              <option key={choice.key} value={choice.key}>
                {choice.label}
              </option>
            ))}
          </select>
        ) : (
          <Input ids={ids} field={field} value={value} change={change} />
        )
      }
    </Field>
  );
}

function Input({ ids, field, value, change }: Omit<One, 'needed'> & { ids: { id: string } }) {
  const types = { time: 'time', day: 'date' } as const;
  const type = field.type === 'time' || field.type === 'day' ? types[field.type] : 'text';
  const input = (
    <input
      {...ids}
      type={type}
      inputMode={field.type === 'number' ? 'decimal' : undefined}
      maxLength={field.type === 'text' ? field.most : undefined}
      value={value}
      onChange={(event) => change(event.target.value)}
    />
  );
  if (field.type !== 'number' || !field.unit) return input;
  return (
    <span className="with-unit">
      {input} <span>{field.unit}</span>
    </span>
  );
}

function ManyChoices({
  label,
  field,
  value,
  change,
}: {
  label: string;
  field: ProtocolField & { choices: { key: string; label: string }[] };
  value: string;
  change(value: string): void;
}) {
  const chosen = answersOf(value);
  return (
    <fieldset className="choices choices-many">
      <legend>{typeset(label)}</legend>
      {field.choices.map((choice) => (
        <label key={choice.key} className="choice">
          <input
            type="checkbox"
            checked={chosen.includes(choice.key)}
            onChange={({ target }) =>
              change(
                field.choices
                  .map(({ key }) => key)
                  .filter((key) => (key === choice.key ? target.checked : chosen.includes(key)))
                  .join(manySeparator),
              )
            }
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
