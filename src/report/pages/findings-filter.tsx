import { Form, Link } from 'react-router';
import { printCount } from '../../kernel/french.ts';
import { Field } from '../../web/components/form.tsx';
import type { FindingFilter } from './findings-view.ts';

interface FilterProps {
  filter: FindingFilter;
  rules: { code: string; label: string }[];
  places: { href: string; label: string }[];
  shown: number;
  total: number;
}

const degrees = [
  { code: 'A', label: 'Certaines' },
  { code: 'B', label: 'Probables' },
  { code: 'C', label: 'À regarder' },
];

export function FindingsFilter({ filter, rules, places, shown, total }: FilterProps) {
  const chosen = filter.tier || filter.code || filter.place;
  return (
    <>
      <Form method="get" className="finding-filter">
        <Choice label="Degré" name="degre" all="Tous" chosen={filter.tier} options={degrees} />
        <Choice label="Contrôle" name="controle" all="Tous" chosen={filter.code} options={rules} />
        <Choice
          label="Fiche"
          name="fiche"
          all="Toutes"
          chosen={filter.place}
          options={places.map(({ href, label }) => ({ code: href, label }))}
        />
        <button type="submit">Filtrer</button>
      </Form>
      {chosen && (
        <p>
          {printCount(shown, 'alerte')} sur {total}. <Link to="?">Tout montrer</Link>
        </p>
      )}
    </>
  );
}

interface ChoiceProps {
  label: string;
  name: string;
  all: string;
  chosen: string | null;
  options: { code: string; label: string }[];
}

const Choice = ({ label, name, all, chosen, options }: ChoiceProps) => (
  <Field label={label}>
    {(ids) => (
      <select {...ids} key={chosen} name={name} defaultValue={chosen ?? ''}>
        <option value="">{all}</option>
        {options.map(({ code, label: text }) => (
          <option key={code} value={code}>
            {text}
          </option>
        ))}
      </select>
    )}
  </Field>
);
