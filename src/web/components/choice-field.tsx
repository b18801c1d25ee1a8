import type { ReactNode } from 'react';
import { Field } from './form.tsx';

interface Choice {
  label: string;
  hint?: ReactNode;
  name: string;
  choices: { id: string; name: string }[];
  /** The choice at first; the first one without it. */
  chosen?: string | undefined;
}

/** One of a list, in a form that works without JavaScript. */
export const ChoiceField = ({ label, hint, name, choices, chosen }: Choice) => (
  <Field label={label} hint={hint}>
    {(ids) => (
      <select {...ids} name={name} defaultValue={chosen}>
        {choices.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.name}
          </option>
        ))}
      </select>
    )}
  </Field>
);
