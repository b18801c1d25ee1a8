import { useEffect } from 'react';
import { Link, redirect, useRevalidator } from 'react-router';
import { may } from '../../../identity/index.ts';
import { printCount, printDate, printInstant, printNumber } from '../../../kernel/french.ts';
import { typeset } from '../../../kernel/typeset.ts';
import { ProtectedForm } from '../../../web/components/form.tsx';
import { GeneratedBadge } from '../../../web/components/generated-badge.tsx';
import { Notice } from '../../../web/components/states.tsx';
import { contextOf } from '../../../web/context.ts';
import { answering, isRefusal, reading } from '../../../web/forms.ts';
import { audiences, clauses, formats, kinds } from '../../exchange/exchange.ts';
import { printedLine } from '../../exchange/printed-line.ts';
import {
  dropExchangeFile,
  isBeingMade,
  readExchange,
  readSeries,
  resumeFile,
  sendChanges,
  startFile,
  tellSelection,
} from '../../index.ts';
import type { Route } from './+types/exchange';
import { ExchangeState } from './exchange-parts.tsx';
import '../../../watch/pages/watch.css';
import '../nature.css';
import './exchange.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const { file, ...exchange } = await readExchange(carried, params.id);
    const series = await readSeries(carried, { ...exchange, file });
    return {
      exchange: { ...exchange, kept: file !== null },
      isStopped: exchange.state === 'preparing' && !isBeingMade(exchange.id),
      selection: exchange.kind === 'told' ? [] : await tellSelection(carried, exchange),
      series: series.map((one) => ({
        ...{ id: one.id, sentOn: one.sentOn, state: one.state, kept: one.file !== null },
        ...{ added: one.addedCount, changed: one.changedCount, withdrawn: one.withdrawnCount },
      })),
      maySend: may(carried.actor, 'exchange.send', exchange),
    };
  });
}

const patience = 3000;

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const carried = contextOf(context);
  return answering(request, form, async () => {
    const intent = form.get('intent');
    const waiting = new Promise((resolve) => setTimeout(resolve, patience));
    if (intent === 'resume') {
      await Promise.race([resumeFile(carried, carried.dataFolder, params.id), waiting]);
      return redirect(`/nature/echanges/${params.id}`);
    }
    if (intent === 'drop') {
      const left = await dropExchangeFile(carried, carried.dataFolder, params.id);
      return redirect(left === 'removed' ? '/nature/echanges' : `/nature/echanges/${params.id}`);
    }
    const { id } = await sendChanges(carried, { id: params.id });
    await Promise.race([startFile(carried, carried.dataFolder, id), waiting]);
    return redirect(`/nature/echanges/${id}`);
  });
}

type Loaded = Route.ComponentProps['loaderData'];

export default function ExchangePage({ loaderData, actionData }: Route.ComponentProps) {
  const { exchange, series, maySend } = loaderData;
  const isDone = exchange.state === 'ready' || exchange.state === 'told';
  return (
    <div className="page">
      <title>{`${exchange.subject} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/nature">Nature</Link> › <Link to="/nature/echanges">Échanges</Link> › {exchange.body}
      </p>
      <h1>{exchange.subject}</h1>
      <p>
        <ExchangeState exchange={exchange} /> {exchange.generated && <GeneratedBadge />}
      </p>
      {isRefusal(actionData) && <Notice tone="refused">{actionData.refusal}</Notice>}
      <File loaded={loaderData} />
      {isDone && (
        <section aria-labelledby="imprimer" className="exchange-sentence">
          <h2 id="imprimer">À imprimer</h2>
          <p>{printedLine(exchange)}</p>
        </section>
      )}
      <Facts loaded={loaderData} />
      {series.length > 0 && <Series series={series} current={exchange.id} />}
      {maySend && exchange.seriesId && isDone && (
        <ProtectedForm className="exchange-deeds">
          <button type="submit" name="intent" value="next" className="main">
            Transmettre ce qui a changé
          </button>
        </ProtectedForm>
      )}
    </div>
  );
}

function File({ loaded: { exchange, isStopped, maySend } }: { loaded: Loaded }) {
  if (exchange.state === 'told') return null;
  if (exchange.state === 'preparing' && !isStopped) return <Progress exchange={exchange} />;
  if (exchange.state !== 'ready')
    return (
      <>
        <Notice tone="refused">
          {exchange.failure || 'La préparation du fichier a été interrompue. Rien n’est perdu : reprenez-la.'}
        </Notice>
        {maySend && (
          <ProtectedForm className="exchange-deeds">
            <button type="submit" name="intent" value="resume" className="main">
              Reprendre
            </button>
            <button type="submit" name="intent" value="drop">
              Retirer du registre
            </button>
          </ProtectedForm>
        )}
      </>
    );
  if (!exchange.kept)
    return <p>Le fichier n’est plus gardé{exchange.droppedAt && ` depuis le ${printInstant(exchange.droppedAt)}`}.</p>;
  return (
    <div className="exchange-deeds">
      <a href={`/nature/echanges/${exchange.id}/fichier`} className="button main" download>
        Télécharger le fichier
      </a>
      <span className="quiet-text">
        {exchange.filename}, {printSize(Number(exchange.size))}
      </span>
      {maySend && (
        <ProtectedForm>
          <button type="submit" name="intent" value="drop">
            Ne plus garder le fichier
          </button>
        </ProtectedForm>
      )}
    </div>
  );
}

function Progress({ exchange }: Pick<Loaded, 'exchange'>) {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const looking = setInterval(revalidate, 2000);
    return () => clearInterval(looking);
  }, [revalidate]);
  const done = printNumber(String(exchange.doneCount));
  return (
    <div className="exchange-deeds">
      <p role="status">
        Le fichier se prépare{'\u00a0'}: {done} sur {printCount(exchange.rowCount, 'donnée')}.
      </p>
      <Link to="." reloadDocument>
        Actualiser
      </Link>
    </div>
  );
}

const printSize = (bytes: number): string =>
  bytes < 1_000_000
    ? `${printNumber(String(Math.max(1, Math.round(bytes / 1000))))}\u202fko`
    : `${printNumber(String(Math.round(bytes / 100_000) / 10))}\u202fMo`;

function Facts({ loaded: { exchange, selection } }: { loaded: Loaded }) {
  const isTold = exchange.kind === 'told';
  const facts: [string, string][] = [
    ['Destinataire', [exchange.body, exchange.person, exchange.email].filter(Boolean).join(', ')],
    ['Nature', kinds[exchange.kind]],
    ['Demandé le', printDate(exchange.askedOn)],
    ['Envoyé le', printDate(exchange.sentOn)],
    ['Par', [exchange.sender, exchange.organisation].filter(Boolean).join(', ')],
    ['Fondement', [clauses[exchange.clause], exchange.clauseReference].filter(Boolean).join(', ')],
    ['Usage prévu', exchange.purpose],
    ...(isTold ? [] : sentFacts(exchange, selection)),
  ];
  return (
    <dl className="facts-list">
      {facts
        .filter(([, text]) => text !== '')
        .map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{typeset(text)}</dd>
          </div>
        ))}
      {exchange.sha256 && (
        <div>
          <dt>Empreinte SHA-256</dt>
          <dd className="exchange-hash">{exchange.sha256}</dd>
        </div>
      )}
    </dl>
  );
}

const sentFacts = (exchange: Loaded['exchange'], selection: string[]): [string, string][] => [
  ['Cercle', audiences[exchange.audience].label],
  ['Format', formats[exchange.format].label],
  ['Sélection', selection.join(' ; ')],
  ['Données', `${printCount(exchange.rowCount, 'donnée')}, ${printCount(exchange.taxonCount, 'taxon', 'taxons')}`],
];

const Series = ({ series, current }: { series: Loaded['series']; current: string }) => (
  <section aria-labelledby="suite">
    <h2 id="suite">Transmissions à ce destinataire</h2>
    <div className="table-scroll">
      <table className="table-rows">
        <caption className="visually-hidden">Transmissions, la dernière en tête</caption>
        <thead>
          <tr>
            <th scope="col">Le</th>
            {['Nouvelles', 'Modifiées', 'Retirées'].map((label) => (
              <th scope="col" className="number" key={label}>
                {label}
              </th>
            ))}
            <th scope="col">État</th>
          </tr>
        </thead>
        <tbody>
          {series.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                {one.id === current ? (
                  printDate(one.sentOn)
                ) : (
                  <Link to={`/nature/echanges/${one.id}`}>{printDate(one.sentOn)}</Link>
                )}
              </th>
              <td data-label="Nouvelles" className="number">
                {printNumber(String(one.added))}
              </td>
              <td data-label="Modifiées" className="number">
                {printNumber(String(one.changed))}
              </td>
              <td data-label="Retirées" className="number">
                {printNumber(String(one.withdrawn))}
              </td>
              <td data-label="État">
                <ExchangeState exchange={one} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </section>
);
