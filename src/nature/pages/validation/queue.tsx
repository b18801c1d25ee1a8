import { useEffect, useRef } from 'react';
import { Link, useSearchParams } from 'react-router';
import { printCount, printDate } from '../../../kernel/french.ts';
import { EmptyState, Notice } from '../../../web/components/states.tsx';
import { contextOf } from '../../../web/context.ts';
import { answering, isRefusal, reading } from '../../../web/forms.ts';
import {
  type DecisionDone,
  decideValidation,
  noteRecords,
  readQueue,
  readVisitDatasets,
  readVocabulary,
  searchTaxa,
} from '../../index.ts';
import { readRecordFilter } from '../../search/filter-in-address.ts';
import { readKey, type Stage, stageLabels } from '../../validation/decision.ts';
import { isRule } from '../../validation/rule-names.ts';
import type { Route } from './+types/queue';
import { DecideForm } from './decide-form.tsx';
import { QueueFilters } from './queue-filters.tsx';
import '../../../watch/pages/watch.css';
import '../nature.css';
import './validation.css';

const mostProposed = 8;

export function loader({ request, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  const query = new URL(request.url).searchParams;
  const asked = (name: string) => query.get(name)?.trim() ?? '';
  const { filter } = readRecordFilter(query);
  const [dateFrom, id] = asked('apres').split('_');
  const said = asked('signalement');
  return reading(request, async () => {
    const queue = await readQueue(carried, {
      stage: stageOf(asked('pour')),
      level: /^[1-6]$/.test(asked('niveau')) ? Number(asked('niveau')) : null,
      finding: isRule(said) || said === 'any' || said === 'none' ? said : null,
      after: dateFrom && id ? { dateFrom, id } : null,
      filter,
    });
    await noteRecords(carried, queue.records);
    return {
      queue,
      levels: readVocabulary('validation').values,
      datasets: await readVisitDatasets(carried),
      proposed: filter.taxon || !asked('nom') ? [] : await searchTaxa(carried.db, asked('nom'), mostProposed),
    };
  });
}

const stageOf = (text: string): Stage | undefined => (text === 'own' || text === 'partner' ? text : undefined);

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, () =>
    decideValidation(contextOf(context), {
      stage: form.get('stage'),
      level: form.get('level') === '' ? undefined : Number(form.get('level')),
      comment: form.get('comment') ?? '',
      records: form.getAll('record').map((key) => readKey(String(key))),
    }),
  );
}

type Loaded = Route.ComponentProps['loaderData'];

/** What waits for a decision: kept to a group, a taxon, a finding or a dataset; many are chosen and decided at once. */
export default function QueuePage({ loaderData, actionData }: Route.ComponentProps) {
  const { queue, levels } = loaderData;
  const [query] = useSearchParams();
  const done = actionData && !isRefusal(actionData) ? actionData : undefined;
  return (
    <div className="page">
      <title>Validation – Carreau</title>
      <p className="quiet-text">
        <Link to="/nature">Nature</Link>
      </p>
      <h1>Validation</h1>
      <p className="lead">
        {stageLabels[queue.stage]}. {waitingWords(queue)}
      </p>
      {queue.stages.length > 1 && <Stages stage={queue.stage} />}
      <QueueFilters queue={queue} levels={levels} datasets={loaderData.datasets} proposed={loaderData.proposed} />
      {isRefusal(actionData) && <Notice tone="refused">{actionData.refusal}</Notice>}
      {done && <Told done={done} levels={levels} />}
      {queue.records.length === 0 ? (
        <EmptyState title="Rien n’attend ici">
          <p>Les données saisies, importées ou corrigées viennent ici jusqu’à ce que quelqu’un les valide.</p>
        </EmptyState>
      ) : (
        <DecideForm queue={queue} levels={levels} answer={actionData} />
      )}
      {queue.next && (
        <p>
          <Link to={`?${after(query, queue.next)}`}>Données plus anciennes</Link>
        </p>
      )}
    </div>
  );
}

const waitingWords = ({ stage, waiting }: Loaded['queue']): string => {
  if (stage === 'partner') return 'Votre avis reste à côté de celui de l’association et ne le remplace pas.';
  return waiting > 10_000 ? 'Plus de 10 000 données attendent.' : `${printCount(waiting, 'donnée')} en attente.`;
};

const Stages = ({ stage }: { stage: Stage }) => (
  <p className="row">
    {(['own', 'partner'] as const).map((one) => (
      <Link key={one} to={`?pour=${one}`} aria-current={one === stage ? 'page' : undefined}>
        {stageLabels[one]}
      </Link>
    ))}
  </p>
);

function after(query: URLSearchParams, next: { dateFrom: string; id: string }): string {
  const asked = new URLSearchParams(query);
  asked.set('apres', `${next.dateFrom}_${next.id}`);
  return asked.toString();
}

/** What was decided, and what somebody changed meanwhile: left as it is, told, still there to be decided. */
function Told({ done: { decided, changed, gone }, levels }: { done: DecisionDone; levels: Record<string, string> }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (changed.length > 0) place.current?.focus();
  }, [changed]);
  return (
    <div ref={place} tabIndex={-1}>
      <Notice tone={changed.length + gone > 0 ? 'waiting' : 'done'}>
        <p>
          {decided === 0 ? 'Aucune donnée décidée.' : `${printCount(decided, 'donnée décidée', 'données décidées')}.`}
        </p>
        {changed.length > 0 && (
          <>
            <p>
              {changed.length === 1
                ? 'Une donnée a changé depuis que vous l’avez lue\u00a0: elle reste comme elle est. Relisez-la, puis décidez.'
                : `${changed.length} données ont changé depuis que vous les avez lues\u00a0: elles restent comme elles sont. Relisez-les, puis décidez.`}
            </p>
            <ul>
              {changed.map((record) => (
                <li key={record.id}>
                  <Link to={`/nature/donnees/${record.id}/validation`}>
                    {record.vernacular || record.nameCited}, {printDate(record.dateFrom)}
                  </Link>{' '}
                  : {levels[String(record.validation)]?.toLowerCase()}, version {record.version}
                </li>
              ))}
            </ul>
          </>
        )}
        {gone > 0 && <p>{printCount(gone, 'donnée')} n’existe plus.</p>}
      </Notice>
    </div>
  );
}
