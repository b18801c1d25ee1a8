import { Form } from 'react-router';
import { Field } from '../../web/components/form.tsx';
import type { SightedTaxon } from '../moderation/propose-sighted.ts';

/** Looks for other names of TAXREF, beside those that the words of the sender mean. */
export const SeekTaxon = ({ sought }: { sought: string }) => (
  <Form method="get" role="search" className="row seek-taxon" preventScrollReset>
    <Field label="Chercher un autre taxon" hint="Espèce, genre ou famille : français ou latin.">
      {(ids) => <input {...ids} type="search" name="taxon" defaultValue={sought} autoComplete="off" />}
    </Field>
    <button type="submit">Chercher le taxon</button>
  </Form>
);

/** The taxa that it may be of; none is chosen before a person says so. */
export const SightedTaxa = ({ taxa, kept }: { taxa: SightedTaxon[]; kept: string }) => (
  <fieldset className="sender">
    <legend>Le taxon que vous reconnaissez</legend>
    {taxa.length === 0 && <p>Aucun nom de TAXREF ne répond à ce qui a été écrit{'\u00a0'}: cherchez-le ci-dessus.</p>}
    {taxa.map(({ cdNom, name, vernacular, group, bySender }) => (
      <label key={cdNom} className="check">
        <input type="radio" name="cdNom" value={cdNom} defaultChecked={kept === String(cdNom)} />
        <span>
          {vernacular ? (
            <>
              {vernacular} <i className="quiet-text">{name}</i>
            </>
          ) : (
            <i lang="la">{name}</i>
          )}{' '}
          <span className="quiet-text">
            {group}
            {bySender && ' · choisi par la personne qui l’envoie'}
          </span>
        </span>
      </label>
    ))}
  </fieldset>
);
