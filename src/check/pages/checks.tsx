import { useState } from 'react';
import { Link, redirect, useNavigation } from 'react-router';
import { authorise, organisationsWhere } from '../../identity/index.ts';
import { printInstant, printNumber } from '../../kernel/french.ts';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { EmptyState, Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { sentFile } from '../../web/sent-file.ts';
import { prepareAside } from '../aside/check-aside.ts';
import { checkUpload, listChecks } from '../uploading/index.ts';
import { largestUpload, tooLargeSentence } from '../uploading/largest-upload.ts';
import type { Route } from './+types/checks';
import './check.css';

export function loader({ request, context }: Route.LoaderArgs) {
  const world = contextOf(context);
  return reading(request, async () => {
    const [organisationId = ''] = organisationsWhere(world.actor, 'document.check');
    authorise(world.actor, 'document.check', { organisationId });
    prepareAside();
    return {
      checks: await listChecks(world),
      keeps: organisationsWhere(world.actor, 'document.keep').length > 0,
      done: new URL(request.url).searchParams.get('fait'),
    };
  });
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, async () => {
    const { name, content } = await sentFile(form);
    const year = String(form.get('annee') ?? '');
    const { id } = await checkUpload(contextOf(context), { name, content, year, previous: await previousIn(form) });
    return redirect(`/controle/${id}`);
  });
}

async function previousIn(form: FormData): Promise<{ name: string; bytes: Uint8Array } | undefined> {
  const file = form.get('precedent');
  if (!(file instanceof File) || file.name === '') return undefined;
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

const deeds: Record<string, string> = {
  oublie: 'Le document est oublié\u00a0: rien n’en reste ici.',
  supprime: 'Le contrôle gardé est supprimé, avec son document.',
};

export default function Checks({ loaderData, actionData }: Route.ComponentProps) {
  const { checks, keeps, done } = loaderData;
  const refused = isRefusal(actionData) ? actionData : undefined;
  const said = done ? deeds[done] : undefined;
  return (
    <div className="page">
      <title>Contrôler un document – Carreau</title>
      <h1>Contrôler un document</h1>
      <p className="lead">
        Carreau lit chaque chiffre d’un rapport et signale ceux qui ne peuvent pas être vrais ensemble, avec le calcul
        et la page.
      </p>
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      {said && !refused && <Notice tone="done">{said}</Notice>}
      <UploadForm year={refused?.kept.annee} />
      {keeps && <KeptChecks checks={checks} />}
    </div>
  );
}

function UploadForm({ year }: { year: string | undefined }) {
  const { formData, state } = useNavigation();
  const file = formData?.get('file');
  const sending = state !== 'idle' && file instanceof File ? file.name : undefined;
  const [tooLarge, setTooLarge] = useState<string>();
  return (
    <ProtectedForm
      encType="multipart/form-data"
      className="stack page-form check-form"
      onChange={({ currentTarget }) => setTooLarge(refusalOf(currentTarget))}
    >
      <Field
        label="Document"
        hint="PDF, DOCX, ODT, Markdown ou texte, 20 Mo au plus en tout. Choisissez-le, ou déposez-le sur le cadre."
        error={tooLarge}
      >
        {(ids) => <input {...ids} type="file" name="file" className="drop" accept={accepted} required />}
      </Field>
      <Field
        label="Rapport précédent"
        hint="Facultatif : ce qu’il annonçait et les valeurs qu’il donnait sont cherchés dans le document."
      >
        {(ids) => <input {...ids} type="file" name="precedent" accept={accepted} />}
      </Field>
      <Field label="Année du rapport" hint="Facultative : elle dit ce que « l’an dernier » désigne.">
        {(ids) => (
          <input
            {...ids}
            name="annee"
            className="year"
            inputMode="numeric"
            pattern="(19|20)[0-9]{2}"
            maxLength={4}
            defaultValue={year}
          />
        )}
      </Field>
      <div className="row">
        <button type="submit" className="main" disabled={sending !== undefined}>
          {sending ? 'Contrôle en cours…' : 'Contrôler'}
        </button>
        <p className="quiet-text check-status" role="status">
          {sending ? `Lecture de ${sending}…` : ''}
        </p>
      </div>
      <p className="quiet-text">
        Rien n’est gardé sans que vous le demandiez{'\u00a0'}: le document reste une heure dans la mémoire du serveur,
        n’est montré qu’à vous, puis il est oublié.
      </p>
    </ProtectedForm>
  );
}

const accepted = '.pdf,.docx,.odt,.md,.markdown,.txt';

/** Said before the files are sent; without a script the server says it. */
function refusalOf(form: HTMLFormElement): string | undefined {
  const fields = [...form.querySelectorAll<HTMLInputElement>('input[type=file]')];
  const size = fields.reduce((sum, { files }) => sum + (files?.[0]?.size ?? 0), 0);
  const sentence = size > largestUpload ? tooLargeSentence(size) : '';
  fields[0]?.setCustomValidity(sentence);
  return sentence || undefined;
}

function KeptChecks({ checks }: { checks: Route.ComponentProps['loaderData']['checks'] }) {
  return (
    <section>
      <h2>Contrôles gardés</h2>
      {checks.length === 0 ? <NothingKept /> : <KeptTable checks={checks} />}
    </section>
  );
}

const NothingKept = () => (
  <EmptyState title="Aucun contrôle gardé">
    <p>
      Envoyez un rapport, même d’une autre organisation{'\u00a0'}: ses totaux, pourcentages, évolutions et dates sont
      recalculés.
    </p>
    <p>Chaque alerte montre ce qui se contredit, où, et l’erreur la plus probable.</p>
    <p>Vous pourrez garder le résultat pour vos collègues{'\u00a0'}: il paraîtra ici.</p>
  </EmptyState>
);

const KeptTable = ({ checks }: { checks: Route.ComponentProps['loaderData']['checks'] }) => (
  <table className="table-rows">
    <caption className="visually-hidden">Contrôles gardés, le dernier en tête</caption>
    <thead>
      <tr>
        <th scope="col">Document</th>
        <th scope="col">Année</th>
        <th scope="col" className="number">
          Alertes
        </th>
        <th scope="col" className="number">
          Chiffres lus
        </th>
        <th scope="col">Gardé par</th>
        <th scope="col">Le</th>
      </tr>
    </thead>
    <tbody>
      {checks.map((check) => (
        <tr key={check.id}>
          <td>
            <Link to={`/controle/${check.id}`}>{check.name}</Link>
          </td>
          <td data-label="Année">{check.year ?? '—'}</td>
          <td data-label="Alertes" className="number">
            {check.findings}
          </td>
          <td data-label="Chiffres lus" className="number">
            {printNumber(String(check.figures))}
          </td>
          <td data-label="Gardé par">
            {check.keeper}, {check.organisation}
          </td>
          <td data-label="Le">{printInstant(check.keptAt)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
