import { Link, redirect } from 'react-router';
import { authorise } from '../../identity/index.ts';
import type { Finding } from '../../kernel/finding.ts';
import { printCount, printFirst } from '../../kernel/french.ts';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { countedDeeds } from '../../web/counted-deeds.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { sentFile } from '../../web/sent-file.ts';
import { carryTable, dropCarriedTable, readAssessment } from '../index.ts';
import type { Route } from './+types/carried';
import './assessment.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const { campaign, grid } = await readAssessment(carried, params.id, 'sets');
    authorise(carried.actor, 'assessment.edit', campaign);
    return {
      campaign: { id: campaign.id, title: campaign.title, published: campaign.publishedAt !== null },
      groups: grid.criteria.map(({ label }) => label),
      done: countedDeeds(new URL(request.url).searchParams, [['retirees', 'ligne retirée', 'lignes retirées']]),
    };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const carried = contextOf(context);
  return answering(request, form, async () => {
    if (form.get('intent') === 'drop') {
      const { dropped } = await dropCarriedTable(carried, { assessmentId: params.id });
      return redirect(`/evaluations/${params.id}/reprise?retirees=${dropped}`);
    }
    const { content } = await sentFile(form);
    return { carried: await carryTable(carried, { assessmentId: params.id, content }) };
  });
}

/** Takes over a table of older results, whole or not at all. */
export default function CarriedPage({ loaderData, actionData }: Route.ComponentProps) {
  const { campaign, groups, done } = loaderData;
  const answer: unknown = actionData;
  const refused = isRefusal(answer) ? answer : undefined;
  const findings = refused?.code === 'carried_lines_wrong' ? (refused.facts.findings as Finding[]) : [];
  const carried = actionData && 'carried' in actionData ? actionData.carried : undefined;
  return (
    <div className="page">
      <title>{`Reprendre un tableau, ${campaign.title} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/evaluations">Évaluations de sites</Link> ›{' '}
        <Link to={`/evaluations/${campaign.id}`}>{campaign.title}</Link>
      </p>
      <h1>Reprendre un tableau ancien</h1>
      <p className="lead">
        Les résultats d’une campagne d’avant Carreau : une espèce ou un score par ligne, pour chaque groupe de chaque
        site.
      </p>
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      {done && <Notice tone="done">{done}</Notice>}
      {carried && (
        <Notice tone="done">
          <p>
            {printCount(carried.read, 'ligne lue', 'lignes lues')} : {printCount(carried.kept, 'reprise')},{' '}
            {printCount(carried.repeated, 'répétée')}.
          </p>
          {carried.unplaced.length > 0 && (
            <p>
              {printCount(carried.unplaced.length, 'site')} sans fiche au registre, sous le nom du tableau :{' '}
              {printFirst(carried.unplaced)}.
            </p>
          )}
          {carried.unnamed.length > 0 && (
            <p>
              {printCount(carried.unnamed.length, 'nom')} sans espèce sûre dans TAXREF, gardés comme écrits :{' '}
              {printFirst(carried.unnamed)}.
            </p>
          )}
        </Notice>
      )}
      {findings.length > 0 && <Findings findings={findings} />}
      <h2>Ce que dit le tableau</h2>
      <p className="measure">
        CSV ou XLSX, avec les colonnes site, groupe, espèce, score et année. Sans espèce, le score est celui du groupe,
        repris sans détail ; sans groupe, celui du site entier. Groupes de la grille : {groups.join(', ')}.
      </p>
      {campaign.published ? (
        <p>Cette campagne est publiée : son tableau ne change plus.</p>
      ) : (
        <>
          <ProtectedForm encType="multipart/form-data" className="stack narrow-form">
            <Field label="Tableau" hint="Il remplace celui d’une reprise précédente, en entier ou pas du tout.">
              {(ids) => <input {...ids} type="file" name="file" accept=".csv,.txt,.xlsx" required />}
            </Field>
            <div>
              <button type="submit" className="main">
                Reprendre ce tableau
              </button>
            </div>
          </ProtectedForm>
          <ProtectedForm className="carried-drop">
            <div>
              <button type="submit" name="intent" value="drop">
                Retirer la reprise
              </button>
            </div>
          </ProtectedForm>
        </>
      )}
    </div>
  );
}

const mostShown = 200;

const Findings = ({ findings }: { findings: Finding[] }) => (
  <div className="table-scroll">
    <table className="table-rows">
      <caption>
        {printCount(findings.length, 'ligne à corriger', 'lignes à corriger')}
        {findings.length > mostShown && `, dont voici les ${mostShown} premières`}
      </caption>
      <thead>
        <tr>
          <th scope="col" className="number">
            Ligne
          </th>
          <th scope="col">Colonne</th>
          <th scope="col">Ce qu’il en est</th>
          <th scope="col">Code</th>
        </tr>
      </thead>
      <tbody>
        {findings.slice(0, mostShown).map(({ place, sentence, code }) => (
          <tr key={`${place.line} ${code}`}>
            <td data-label="Ligne" className="number">
              {place.line ?? '–'}
            </td>
            <td data-label="Colonne">{place.column ?? '–'}</td>
            <td>{sentence}</td>
            <td data-label="Code">
              <code>{code}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
