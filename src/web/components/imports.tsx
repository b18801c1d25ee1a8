import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Finding } from '../../kernel/finding.ts';
import { printInstant } from '../../kernel/french.ts';
import { Field, ProtectedForm } from './form.tsx';
import './imports.css';

/** Sends one file, or several; `children` are the choices before it. */
export const SendFile = (props: {
  hint: string;
  accept: string;
  multiple?: boolean;
  submit?: string;
  children: ReactNode;
}) => {
  const { hint, accept, multiple = false, submit = 'Envoyer', children } = props;
  return (
    <ProtectedForm encType="multipart/form-data" className="stack send-file">
      {children}
      <Field label={multiple ? 'Fichiers' : 'Fichier'} hint={hint}>
        {(ids) => <input {...ids} type="file" name="file" accept={accept} multiple={multiple} required />}
      </Field>
      <div>
        <button type="submit" className="main">
          {submit}
        </button>
      </div>
    </ProtectedForm>
  );
};

/** Files that were sent and wait for somebody to say what they hold; nothing where none does. */
export function WaitingFiles({
  drafts,
  at,
}: {
  drafts: { id: string; filename: string; createdAt: Date }[];
  at: string;
}) {
  if (drafts.length === 0) return null;
  return (
    <section>
      <h2 id="attente">Fichiers à vérifier</h2>
      <ul className="plain-list">
        {drafts.map(({ id, filename, createdAt }) => (
          <li key={id}>
            <Link to={`${at}/${id}`}>{filename}</Link>{' '}
            <span className="quiet-text">envoyé le {printInstant(createdAt)}, gardé un jour</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface PastImport {
  id: string;
  filename: string;
  person: string | null;
  createdAt: Date;
  undoneAt: Date | null;
}

/** What was imported, the last first, each to undo; `counted` says how many `things` it made. */
export function PastImports<B extends PastImport>(props: {
  batches: B[];
  things: string;
  counted: (batch: B) => string;
}) {
  const { batches, things, counted } = props;
  if (batches.length === 0) return null;
  return (
    <section>
      <h2>Imports passés</h2>
      <table className="table-rows">
        <caption className="visually-hidden">Imports passés, le dernier en tête</caption>
        <thead>
          <tr>
            <th scope="col">Fichier</th>
            <th scope="col">{things}</th>
            <th scope="col">Par</th>
            <th scope="col">Le</th>
            <th scope="col">Annuler</th>
          </tr>
        </thead>
        <tbody>
          {batches.map((batch) => (
            <tr key={batch.id}>
              <td>{batch.filename}</td>
              <td data-label={things}>{counted(batch)}</td>
              <td data-label="Par">{batch.person}</td>
              <td data-label="Le">{printInstant(batch.createdAt)}</td>
              <td data-label="Annuler">
                {batch.undoneAt ? (
                  'annulé'
                ) : (
                  <ProtectedForm>
                    <button type="submit" name="undo" value={batch.id} className="danger">
                      Annuler cet import<span className="visually-hidden"> de {batch.filename}</span>
                    </button>
                  </ProtectedForm>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Every bad row with its line, its column, its code and what to do; then what was mended or left out. */
export const FindingTable = ({ title, findings, found }: { title: string; findings: Finding[]; found: number }) => (
  <section>
    <h2>{title}</h2>
    <table className="table-rows">
      {found > findings.length ? (
        <caption>Les {findings.length} premières</caption>
      ) : (
        <caption className="visually-hidden">{title}</caption>
      )}
      <thead>
        <tr>
          <th scope="col">Ligne</th>
          <th scope="col">Colonne</th>
          <th scope="col">Ce qui ne va pas</th>
          <th scope="col">Code</th>
        </tr>
      </thead>
      <tbody>
        {findings.map(({ place, sentence, code, tier }) => (
          <tr key={`${place.line} ${place.column} ${code} ${sentence}`}>
            <td data-label="Ligne">{place.line ?? '–'}</td>
            <td data-label="Colonne">{place.column ?? '–'}</td>
            <td>
              {tier !== 'A' && <span className="badge">Pour information</span>} {sentence}
            </td>
            <td data-label="Code">
              <code>{code}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

/** The file goes, and nothing is imported. */
export const DropFile = () => (
  <ProtectedForm>
    <button type="submit" name="intent" value="drop" className="quiet">
      Abandonner ce fichier
    </button>
  </ProtectedForm>
);
