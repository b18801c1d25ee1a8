import { useState } from 'react';
import { Field } from '../../../web/components/form.tsx';
import { moreTaxa } from '../visit/more-taxa.ts';
import { Suggest } from '../visit/suggest.tsx';
import '../visit/visit.css';

interface Props {
  name: string;
  label: string;
  hint: string | undefined;
  /** A CD_NOM, or nothing. */
  value: string;
  /** What that number is called. */
  taxon: string;
}

/** A taxon by its number, which a name proposes as one types; without a script, the number alone. */
export function TaxonField({ name, label, hint, value, taxon }: Props) {
  const [number, setNumber] = useState(value);
  const [text, setText] = useState(taxon);
  return (
    <>
      <Suggest
        label="Taxon"
        hint="Nom français ou latin\u00a0: celui que vous choisissez donne son numéro."
        find={nothingAtHand}
        findMore={moreTaxa}
        choose={({ cdNom, name: chosen }) => {
          setNumber(String(cdNom ?? ''));
          setText(chosen);
        }}
        value={text}
        change={setText}
      />
      <Field label={label} hint={hint}>
        {(ids) => (
          <input
            {...ids}
            name={name}
            inputMode="numeric"
            value={number}
            onChange={({ target }) => {
              setNumber(target.value);
              setText('');
            }}
          />
        )}
      </Field>
    </>
  );
}

const nothingAtHand = () => [];
