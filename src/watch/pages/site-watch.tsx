import { Link, Outlet } from 'react-router';
import { printDate } from '../../kernel/french.ts';
import { typeset } from '../../kernel/typeset.ts';
import { GeneratedBadge } from '../../web/components/generated-badge.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { unseen } from '../condition/scale.ts';
import { readAttributesOfSite, readCondition, readPressures } from '../index.ts';
import type { Route } from './+types/site-watch';
import { inOneSentence, LevelWord, TrendWord } from './condition-parts.tsx';
import { PressureLine } from './pressure-parts.tsx';
import './condition.css';

/** What the watch says of a place, on the page of that place. */
export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const [condition, pressures, value] = await Promise.all([
      readCondition(carried, params.id),
      readPressures(carried, params.id),
      readAttributesOfSite(carried, params.id),
    ]);
    return { condition, pressures, value };
  });
}

export default function SiteWatch({ loaderData, params }: Route.ComponentProps) {
  return (
    <>
      <ValueSection id={params.id} value={loaderData.value} />
      <ConditionSection id={params.id} condition={loaderData.condition} />
      <Outlet />
      <PressureSection id={params.id} pressures={loaderData.pressures} />
    </>
  );
}

type Data = Route.ComponentProps['loaderData'];

function ValueSection({ id, value: { attributes, works, mayEdit } }: { id: string; value: Data['value'] }) {
  const carried = attributes.filter((each) => each.carried);
  if (carried.length === 0 && !mayEdit) return null;
  return (
    <section aria-labelledby="valeur">
      <h2 id="valeur">Valeur universelle</h2>
      {carried.length === 0 && <p className="quiet-text">Aucun attribut de la valeur ne lui est rattaché.</p>}
      <ul className="plain-list">
        {carried.map(({ id: attribute, label }) => (
          <li key={attribute}>
            {works ? <Link to={`/veille/attributs/${attribute}`}>{typeset(label)}</Link> : typeset(label)}
          </li>
        ))}
      </ul>
      {mayEdit && (
        <p className="row">
          <Link to={`/sites/${id}/attributs`}>Dire les attributs qu’il porte</Link>
        </p>
      )}
    </section>
  );
}

function ConditionSection({ id, condition }: { id: string; condition: Data['condition'] }) {
  const { latest, observations, mayRecord } = condition;
  if (observations.length === 0 && !mayRecord) return null;
  const last = latest ?? observations[0];
  return (
    <section aria-labelledby="etat">
      <h2 id="etat">État</h2>
      {last ? (
        <>
          <p className="condition-now">
            <LevelWord scale={condition.scale} observation={last} />
            {latest && observations.length > 1 && <TrendWord trend={condition.trend} label={condition.trendLabel} />}
            {last.generated && <GeneratedBadge />}
          </p>
          <p className="quiet-text">
            {last.level === unseen ? 'Visité' : 'Vu'} le {printDate(last.observedOn)} par {last.observer}
            {condition.former &&
              `, comparé au ${printDate(condition.former.observedOn)} (${condition.former.levelLabel.toLowerCase()})`}
            .
          </p>
          {last.pathologyLabels.length > 0 && <p>{inOneSentence(last.pathologyLabels)}</p>}
        </>
      ) : (
        <p className="quiet-text">Personne n’a encore relevé l’état de ce site.</p>
      )}
      <p className="row">
        {observations.length > 0 && <Link to={`/sites/${id}/etat`}>Tous les relevés et les photos</Link>}
        {mayRecord && <Link to={`/sites/${id}/etat#releve`}>Relever l’état</Link>}
      </p>
    </section>
  );
}

function PressureSection({ id, pressures: read }: { id: string; pressures: Data['pressures'] }) {
  const { pressures, mayAssess } = read;
  if (pressures.length === 0 && !mayAssess) return null;
  return (
    <section aria-labelledby="pressions">
      <h2 id="pressions">Pressions</h2>
      {pressures.length > 0 ? (
        <ul className="plain-list pressure-list">
          {pressures.map((pressure) => (
            <li key={pressure.now.id}>
              <PressureLine pressure={pressure} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="quiet-text">Aucune pression n’a été évaluée.</p>
      )}
      <p className="row">
        <Link to={`/sites/${id}/pressions`}>{mayAssess ? 'Évaluer les pressions' : 'Le détail des pressions'}</Link>
      </p>
    </section>
  );
}
