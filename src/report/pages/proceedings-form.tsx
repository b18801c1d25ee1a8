import type { ReactNode } from 'react';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { type Refusal, versionAfter } from '../../web/forms.ts';
import { opinionLabels, opinions, type Proceedings } from '../edition/proceedings.ts';

interface Props {
  proceedings: Proceedings;
  version: number;
  /** Whether an assembly votes on the report, or it is only handed over. */
  full: boolean;
  /** Carries what was typed before a refusal. */
  refused: Refusal | undefined;
}

/** Facts of the session: the délibération and the President's report are written from them. */
export function ProceedingsForm({ proceedings, version, full, refused }: Props) {
  const kept = refused?.kept ?? {};
  const input = (name: string, label: string, value: string | null, type = 'text'): ReactNode => (
    <Field label={label}>
      {(ids) => <input {...ids} type={type} name={name} defaultValue={kept[name] ?? value ?? ''} />}
    </Field>
  );
  return (
    <section>
      <h2>{full ? 'Séance de l’assemblée' : 'Remise du rapport'}</h2>
      <ProtectedForm className="stack session" preventScrollReset>
        <input type="hidden" name="version" value={versionAfter(refused, version)} />
        <div className="facts">
          {input('seance', full ? 'Date de la séance' : 'Date de remise', proceedings.sessionDate, 'date')}
          {full && input('debat', 'Débat sur le projet de budget', proceedings.budgetDebateDate, 'date')}
          {input('lieu', 'Lieu', proceedings.place)}
          {full && input('numero', 'Numéro de la délibération', proceedings.number)}
          {full && input('rapport', 'Numéro du rapport', proceedings.reportNumber)}
          {full && input('presidence', 'Présidence', proceedings.president)}
          {full && input('signataire', 'Signataire', proceedings.signatory)}
        </div>
        {full && (
          <fieldset>
            <legend>Commission saisie pour avis</legend>
            <div className="facts">
              {input('commission', 'Nom de la commission', proceedings.commission.name)}
              {input('date_commission', 'Date de son avis', proceedings.commission.date, 'date')}
              <Field label="Avis">
                {(ids) => (
                  <select {...ids} name="avis" defaultValue={kept.avis ?? proceedings.commission.opinion}>
                    {opinions.map((opinion) => (
                      <option key={opinion} value={opinion}>
                        {opinionLabels[opinion]}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
            </div>
          </fieldset>
        )}
        {full && <Votes votes={proceedings.votes} typed={refused?.keptLists ?? {}} />}
        <div>
          <button type="submit" name="faire" value="seance">
            {full ? 'Enregistrer la séance' : 'Enregistrer la remise'}
          </button>
        </div>
      </ProtectedForm>
    </section>
  );
}

const counts = [
  ['pour', 'for', 'Pour'],
  ['contre', 'against', 'Contre'],
  ['abstention', 'abstained', 'Abstentions'],
  ['absent', 'absent', 'Absents'],
] as const;

const spareLines = 3;

/** The lines typed before a refusal, or the votes known with a few spare lines; none has a count before it has a group. */
function Votes({ votes, typed }: { votes: Proceedings['votes']; typed: Refusal['keptLists'] }) {
  const known = [...votes, ...Array.from({ length: spareLines }, () => undefined)];
  const lines = typed.groupe
    ? typed.groupe.map((group, index) => ({ group, counts: counts.map(([name]) => typed[name]?.[index] ?? '') }))
    : known.map((vote) => ({ group: vote?.group ?? '', counts: counts.map(([, key]) => vote?.[key] ?? '') }));
  return (
    <div className="table-scroll">
      <table className="votes">
        <caption>Votes par groupe</caption>
        <thead>
          <tr>
            <th scope="col">Groupe</th>
            {counts.map(([name, , label]) => (
              <th key={name} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: spare lines have nothing else to be told by.
            <tr key={index}>
              <td>
                <input name="groupe" aria-label={`Groupe ${index + 1}`} defaultValue={line.group} />
              </td>
              {counts.map(([name, , label], place) => (
                <td key={name}>
                  <input
                    type="number"
                    min={0}
                    name={name}
                    aria-label={`${label}, groupe ${index + 1}`}
                    defaultValue={line.counts[place]}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
