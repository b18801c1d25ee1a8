import { Link, redirect } from 'react-router';
import { may, readHistory, tellChanges } from '../../identity/index.ts';
import { ObjectHistory } from '../../identity/pages/audit-trail.tsx';
import { missing } from '../../kernel/errors.ts';
import { periodCode } from '../../kernel/period.ts';
import { EasyRead } from '../../web/components/easy-read.tsx';
import { ProtectedForm } from '../../web/components/form.tsx';
import { EmptyState, Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { addsUp } from '../by-commune/adds-up.ts';
import {
  breakdownSvg,
  chartSvg,
  countIndicator,
  printFigures,
  readCounting,
  readIndicatorPage,
  validateValues,
} from '../index.ts';
import { aggregationLabels, frequencyLabels } from '../indicator.ts';
import { printUnit } from '../print-quantity.rule.ts';
import type { PrintedFigure } from '../printed-figure.ts';
import type { Route } from './+types/indicator';
import { CountedHere } from './counting.tsx';
import { Explanation } from './explanation.tsx';
import { Change } from './figure.tsx';

const findPage = async (context: Route.LoaderArgs['context'], id: string) => {
  const page = await readIndicatorPage(contextOf(context), id);
  if (!page) throw missing('Cet indicateur');
  return page;
};

export function loader({ request, params, context }: Route.LoaderArgs) {
  const world = contextOf(context);
  const { db, actor } = world;
  return reading(request, async () => {
    const { indicator, publisher, targets } = await findPage(context, params.id);
    const organisationId = indicator.organisationId;
    const published = !may(actor, 'work.read', { organisationId });
    const period = new URL(request.url).searchParams.get('periode');
    const wanted = { organisationId, code: indicator.code, period: period ?? 'latest' };
    const [figure = null] = (await printFigures(db, [wanted], { published })).values();
    const isShared = async () => published || (await printFigures(db, [wanted], { published: true })).size > 0;
    // What nobody has published is not there for those outside.
    if (published && !figure) throw missing('Ce chiffre');
    return {
      indicator,
      /** Whether an earlier period may have been asked for, rather than the latest. */
      chosen: period !== null,
      unitLabel: printUnit(indicator.unit, indicator.counted),
      publisher,
      targets,
      figure,
      charts: {
        series: figure ? chartSvg(figure) : '',
        breakdowns: figure?.breakdowns.map((breakdown) => breakdownSvg(breakdown)) ?? [],
        shared: (await isShared())
          ? {
              under: `/indicateurs/${params.id}`,
              asked: period === null ? '' : `?periode=${encodeURIComponent(period)}`,
            }
          : null,
      },
      counting: await readCounting(world, indicator, { figure }),
      history: await tellChanges(world, await readHistory(world, 'indicator', indicator)),
      defines: may(actor, 'indicator.define', { organisationId }),
      byCommune:
        addsUp(indicator) && may(actor, 'value.record', { organisationId, serviceId: indicator.ownerServiceId }),
      validates:
        figure?.status === 'provisional' && !indicator.formula && may(actor, 'value.validate', { organisationId }),
    };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, async () => {
    const { indicator } = await findPage(context, params.id);
    const period = String(form.get('periode')).trim();
    if (form.get('intent') === 'count') {
      const reason = String(form.get('reason') ?? '');
      await countIndicator(contextOf(context), { indicatorId: indicator.id, period, reason });
    } else {
      const values = [{ code: indicator.code, period }];
      await validateValues(contextOf(context), { organisationId: indicator.organisationId, values });
    }
    return redirect(`/indicateurs/${indicator.id}?periode=${encodeURIComponent(period)}`);
  });
}

type Data = Route.ComponentProps['loaderData'];

export default function IndicatorPage({ loaderData, actionData }: Route.ComponentProps) {
  const { indicator, publisher, figure, defines } = loaderData;
  return (
    <div className="page">
      <title>{`${indicator.label} – Indicateurs – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/indicateurs">Indicateurs</Link> · {publisher.shortName} · {indicator.code}
      </p>
      <h1>{indicator.label}</h1>
      {isRefusal(actionData) && <Notice tone="refused">{actionData.refusal}</Notice>}
      {indicator.archivedAt && <Notice tone="waiting">Cet indicateur est archivé et ne reçoit plus de valeur.</Notice>}
      {figure ? (
        <Latest figure={figure} />
      ) : (
        <EmptyState title="Pas encore de valeur">
          <p>
            {loaderData.counting
              ? 'La première valeur comptée dans le registre paraîtra ici.'
              : 'La première valeur saisie dans une fiche ou importée paraîtra ici.'}
          </p>
        </EmptyState>
      )}
      <EasyRead text={indicator.easyRead} />
      <div className="row">
        {loaderData.chosen && <Link to={`/indicateurs/${indicator.id}`}>Voir la dernière valeur</Link>}
        {figure && loaderData.validates && <Validate period={periodCode(figure.period)} />}
        {figure && <Link to={`/indicateurs/${indicator.id}/comparer`}>Comparer les territoires</Link>}
        {loaderData.byCommune && (
          <Link to={communesHref(indicator.id, figure)} className="button">
            Saisir par commune
          </Link>
        )}
        {defines && (
          <Link to={`/travail/indicateurs/${indicator.id}/modifier`} className="button">
            Modifier la définition et les cibles
          </Link>
        )}
      </div>
      {loaderData.counting && <CountedHere id={indicator.id} counting={loaderData.counting} />}
      {figure && <Explanation figure={figure} charts={loaderData.charts} periodHref={periodHref} />}
      <Definition data={loaderData} />
      <Targets targets={loaderData.targets} />
      <ObjectHistory lines={loaderData.history} />
    </div>
  );
}

const communesHref = (id: string, figure: PrintedFigure | null): string =>
  `/travail/indicateurs/${id}/communes${figure ? periodHref(periodCode(figure.period)) : ''}`;

const periodHref = (code: string): string => `?periode=${encodeURIComponent(code)}`;

function Latest({ figure }: { figure: PrintedFigure }) {
  return (
    <>
      <p className="indicator-value">{figure.printed}</p>
      <p>
        {figure.periodLabel}
        {figure.previous?.change && (
          <>
            {' · '}
            <Change figure={figure} />
          </>
        )}{' '}
        {figure.status !== 'validated' && <span className="badge tone-amber">à valider</span>}
      </p>
    </>
  );
}

function Validate({ period }: { period: string }) {
  return (
    <ProtectedForm>
      <input type="hidden" name="periode" value={period} />
      <button type="submit" className="main">
        Valider cette valeur
      </button>
    </ProtectedForm>
  );
}

type Facts = [name: string, value: string][];

function Definition({ data: { indicator, unitLabel, figure } }: { data: Data }) {
  const facts: Facts = [
    ...(figure ? [] : ([['Définition', indicator.definition || 'à écrire']] as Facts)),
    ...(figure ? [] : ([['Unité', unitLabel || 'nombre']] as Facts)),
    ['Fréquence', frequencyLabels[indicator.frequency]],
    ['Sur plusieurs années', aggregationLabels[indicator.timeAggregation]],
    ['Sur plusieurs territoires', aggregationLabels[indicator.territoryAggregation]],
    ...(indicator.formula ? ([['Formule', indicator.formula]] as Facts) : []),
  ];
  return (
    <>
      <h2>{figure ? 'Règles de l’indicateur' : 'Définition'}</h2>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name} className="fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Targets({ targets }: { targets: Data['targets'] }) {
  if (targets.length === 0) return null;
  return (
    <>
      <h2>Cibles</h2>
      <table>
        <caption className="visually-hidden">Cibles par année, avec le plan qui les fixe</caption>
        <thead>
          <tr>
            <th scope="col">Année</th>
            <th scope="col" className="number">
              Cible
            </th>
            <th scope="col">Fixée par</th>
          </tr>
        </thead>
        <tbody>
          {targets.map((target) => (
            <tr key={`${target.planId} ${target.year}`}>
              <th scope="row">{target.year}</th>
              <td className="number">{target.printed}</td>
              <td>{target.plan ?? (target.source || 'aucun plan')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
