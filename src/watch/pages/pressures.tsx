import { Link, redirect } from 'react-router';
import { todayOf } from '../../kernel/day.ts';
import { EmptyState, Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { assessPressure, listFactorGroups, readPressures } from '../index.ts';
import type { Route } from './+types/pressures';
import { PressureForm } from './pressure-form.tsx';
import { PressureArticle } from './pressure-parts.tsx';
import { pressureFromForm } from './pressure-values.ts';
import './condition.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  const query = new URL(request.url).searchParams;
  return reading(request, async () => ({
    ...(await readPressures(carried, params.id)),
    groups: listFactorGroups(),
    today: todayOf(carried.effects),
    again: { factor: query.get('facteur') ?? '', named: query.get('nom') ?? '' },
  }));
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, async () => {
    await assessPressure(contextOf(context), pressureFromForm(params.id, form));
    return redirect(`/sites/${params.id}/pressions`);
  });
}

export default function PressuresPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { site, pressures, over, mayAssess, again } = loaderData;
  const refused = isRefusal(actionData) ? actionData : undefined;
  const current = [...pressures, ...over].find(({ code, now }) => code === again.factor && now.named === again.named);
  return (
    <div className="page">
      <title>{`Pressions – ${site.name} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/sites">Sites</Link> › <Link to={`/sites/${params.id}`}>{site.name}</Link>
      </p>
      <h1>Pressions</h1>
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      {pressures.length === 0 && (
        <EmptyState title="Aucune pression évaluée">
          <p>Ici seront les facteurs qui pèsent sur ce site, selon la liste du suivi périodique de l’UNESCO.</p>
        </EmptyState>
      )}
      {pressures.length > 0 && <h2 className="visually-hidden">Ce qui pèse</h2>}
      {pressures.map((pressure) => (
        <PressureArticle key={pressure.now.id} pressure={pressure} mayAssess={mayAssess} />
      ))}
      {mayAssess && (
        <PressureForm
          key={current?.now.id ?? again.factor}
          groups={loaderData.groups}
          known={[...pressures, ...over]}
          factor={again.factor}
          current={current}
          today={loaderData.today}
          refused={refused}
        />
      )}
      {over.length > 0 && (
        <section aria-labelledby="passees">
          <h2 id="passees">Ce qui ne pèse plus</h2>
          {over.map((pressure) => (
            <PressureArticle key={pressure.now.id} pressure={pressure} mayAssess={mayAssess} />
          ))}
        </section>
      )}
    </div>
  );
}
