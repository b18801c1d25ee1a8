import { Link, redirect } from 'react-router';
import { authorise, organisationsWhere } from '../../../identity/index.ts';
import { todayOf } from '../../../kernel/day.ts';
import { printCount } from '../../../kernel/french.ts';
import { typeset } from '../../../kernel/typeset.ts';
import { KeptForm } from '../../../watch/pages/kept-form.tsx';
import { Notice } from '../../../web/components/states.tsx';
import { contextOf } from '../../../web/context.ts';
import { answering, isRefusal, reading, typedIn } from '../../../web/forms.ts';
import { type Audience, audiences, formats } from '../../exchange/exchange.ts';
import {
  countSelection,
  listProtocols,
  listSenders,
  nameFiltered,
  readSelection,
  readVocabulary,
  sendRecords,
  startFile,
} from '../../index.ts';
import { readRecordFilter } from '../../search/filter-in-address.ts';
import { tellFilter } from '../../search/tell-filter.ts';
import type { Route } from './+types/new-exchange';
import { askedParts, selectedPart, sendingPart } from './exchange-form.ts';
import { AskerNote } from './exchange-parts.tsx';
import '../../../watch/pages/watch.css';
import '../nature.css';
import './exchange.css';

export function loader({ request, context }: Route.LoaderArgs) {
  const { db, actor, effects } = contextOf(context);
  return reading(request, async () => {
    const ids = organisationsWhere(actor, 'exchange.send');
    if (ids.length === 0) authorise(actor, 'exchange.send', { organisationId: '' });
    const { search, searchParams } = new URL(request.url);
    const { filter } = readRecordFilter(searchParams);
    const protocols = Object.fromEntries(listProtocols().map(({ name, label }) => [name, label]));
    const words = { validation: readVocabulary('validation').values, protocols };
    const criteria = tellFilter(filter, await nameFiltered(db, actor, filter), words).map((told) => told.words);
    return { ...(await listSenders(db, ids)), search: search.slice(1), criteria, today: todayOf(effects) };
  });
}

/** How long an answer waits for a file: most are made by then, and the page of the others tells how far they are. */
const patience = 3000;

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const carried = contextOf(context);
  return answering(request, form, async () => {
    const typed = Object.fromEntries(typedIn(form));
    const said = (name: string) => typed[name] ?? '';
    const organisationId = said('organisationId');
    authorise(carried.actor, 'exchange.send', { organisationId });
    const selection = await readSelection(carried, organisationId, {
      ...{ search: said('search'), datasetId: said('datasetId'), from: said('from'), to: said('to') },
      ...{ taxa: said('taxa'), sites: said('sites') },
    });
    const audience: Audience = Object.hasOwn(audiences, said('audience')) ? (said('audience') as Audience) : 'public';
    if (form.has('compter'))
      return { counted: await countSelection(carried, { organisationId, audience, selection }), kept: typed };
    const { id } = await sendRecords(carried, { ...typed, selection });
    const made = startFile(carried, carried.dataFolder, id);
    await Promise.race([made, new Promise((resolve) => setTimeout(resolve, patience))]);
    return redirect(`/nature/echanges/${id}`);
  });
}

export default function NewExchangePage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisations, datasets, search, criteria, today } = loaderData;
  const answer = isRefusal(actionData) ? undefined : actionData;
  return (
    <div className="page exchange-form">
      <title>Envoyer des données – Carreau</title>
      <p className="quiet-text">
        <Link to="/nature">Nature</Link> › <Link to="/nature/echanges">Échanges</Link> › Envoyer
      </p>
      <h1>Envoyer des données</h1>
      <p className="lead">L’envoi s’inscrit au registre, et son fichier se télécharge dès qu’il est prêt.</p>
      <KeptForm
        parts={[...askedParts(false), selectedPart(datasets), sendingPart]}
        kept={undefined}
        offered={answer?.kept ?? { askedOn: today }}
        answer={actionData}
        organisations={organisations}
        people={[]}
        submit="Envoyer et inscrire au registre"
      >
        <Explained />
        <input type="hidden" name="search" value={search} />
        {criteria.length > 0 && (
          <p>
            Et, comme la recherche d’où vous venez{'\u00a0'}: {criteria.join('\u202f; ')}.
          </p>
        )}
        {answer && <Counted {...answer.counted} />}
        <div>
          <button type="submit" name="compter" value="1" formNoValidate>
            Compter d’abord
          </button>
        </div>
        <AskerNote />
      </KeptForm>
    </div>
  );
}

/** What each choice gives, under the lists that name them. */
const Explained = () => (
  <div className="exchange-choices">
    <dl aria-label="Cercles">
      {Object.values(audiences).map(({ label, told }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{typeset(told)}</dd>
        </div>
      ))}
    </dl>
    <dl aria-label="Formats">
      {Object.values(formats).map(({ label, opens }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{typeset(opens)}</dd>
        </div>
      ))}
    </dl>
  </div>
);

const Counted = ({ rows, taxa, kept }: { rows: number; taxa: number; kept: number }) => (
  <Notice tone={rows > 0 ? 'done' : 'waiting'}>
    {printCount(rows, 'donnée partirait', 'données partiraient')}, de {printCount(taxa, 'taxon', 'taxons')}.
    {kept > 0 && ` ${printCount(kept, 'autre n’est', 'autres ne sont')} pas pour ce cercle.`}
  </Notice>
);
