import { easyReadLabel } from '../../kernel/easy-read.ts';
import { typeset } from '../../kernel/typeset.ts';
import { Field } from './form.tsx';
import './easy-read.css';

/** The same in a few easy sentences, one a line; nothing where nobody wrote them. */
export function EasyRead({ text }: { text: string }) {
  if (text.trim() === '') return null;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return (
    <section className="easy-read" aria-labelledby="en-bref">
      <h2 id="en-bref">{easyReadLabel}</h2>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines never change order.
        <p key={at}>{typeset(line)}</p>
      ))}
    </section>
  );
}

/** Where an editor writes them, with the rules of easy reading in a few words. */
export function EasyReadField({ value }: { value: string | undefined }) {
  return (
    <Field
      label={easyReadLabel}
      hint={
        <>
          Pour qui lit avec peine, découvre le sujet ou apprend le français. Une idée par phrase, une phrase par ligne,
          quinze mots au plus. Des mots de tous les jours{'\u202f'}; un mot difficile est expliqué. Ni sigle, ni image,
          ni ironie. «{'\u00a0'}Vous{'\u00a0'}», le présent, une forme active et positive. Des chiffres simples
          {'\u00a0'}: «{'\u00a0'}une personne sur quatre{'\u00a0'}» plutôt que «{'\u00a0'}24,8{'\u202f'}%{'\u00a0'}».
          Faites relire par une personne concernée.
        </>
      }
    >
      {(ids) => <textarea {...ids} name="easyRead" rows={4} maxLength={1500} defaultValue={value} />}
    </Field>
  );
}
