import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { printDate } from '../../../kernel/french.ts';
import { begunAnswer, newAnswer } from '../../../watch/pages/field/field-answer.ts';
import { FieldStatus } from '../../../watch/pages/field/field-status.tsx';
import { useKeptOffline } from '../../../watch/pages/field/use-kept-offline.ts';
import { EmptyState, Notice } from '../../../web/components/states.tsx';
import { contextOf } from '../../../web/context.ts';
import { reading } from '../../../web/forms.ts';
import { useHydrated } from '../../../web/use-hydrated.ts';
import { type CarriedField, readCarriedField } from '../../index.ts';
import type { Route } from './+types/field';
import { PreparingVisit } from './preparing-visit.tsx';
import {
  newValues,
  todayHere,
  useVisits,
  type VisitAnswer,
  type VisitField,
  type VisitValues,
  visitWords,
} from './visit-answer.ts';
import { VisitForm } from './visit-form.tsx';
import '../../../watch/pages/watch.css';
import '../../../watch/pages/condition.css';
import '../../../watch/pages/field/field.css';
import './visit.css';

/** A protocol as a phone carries it: its form, its places with what was seen there, its names. */
export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  reading(request, () => readCarriedField(contextOf(context), params.protocol));

export default function VisitFieldPage({ loaderData: carried }: Route.ComponentProps) {
  const { protocol, person, datasets } = carried;
  const ready = useHydrated();
  const page = `/terrain/nature/${protocol.name}`;
  const visits = useVisits(protocol.name, person);
  const offline = useKeptOffline(page);
  return (
    <div className="page field-page">
      <title>{`${protocol.label} – Saisie – Carreau`}</title>
      <h1>{protocol.label}</h1>
      <FieldStatus field={visits} offline={offline} page={page} words={visitWords} />
      {visits.lost && <Notice tone="refused">{visits.lost}</Notice>}
      {datasets.length === 0 ? (
        <EmptyState title="Aucun jeu de données ne reçoit de données">
          <p>La coordination en ouvre un, puis cette page le propose.</p>
        </EmptyState>
      ) : ready && visits.loaded ? (
        <Entry carried={carried} visits={visits} />
      ) : (
        <PreparingVisit />
      )}
      <p className="row field-foot">
        <Link to="/nature/visites">Visites enregistrées</Link>
        <Link to={`/nature/protocoles/${protocol.name}`}>Le protocole et ses résultats</Link>
      </p>
    </div>
  );
}

/** One visit after the other; what was begun is taken up again. */
function Entry({ carried, visits }: { carried: CarriedField; visits: VisitField }) {
  const { datasets, person } = carried;
  const first = useMemo(
    () => ({
      datasetId: datasets.length === 1 ? (datasets[0]?.id ?? '') : '',
      observers: person.name,
      dateFrom: todayHere(),
    }),
    [datasets, person],
  );
  const [answer, setAnswer] = useState<VisitAnswer>(
    () => fromStore(visits) ?? newAnswer(visits, placeId, newValues(first)),
  );
  const [kept, setKept] = useState('');

  const write = (state: VisitAnswer['state'], values: VisitValues) =>
    visits.keep({ ...answer, values, state, refusal: null, changedAt: new Date().toISOString() });
  const begin = ({ datasetId, observers, dateFrom } = answer.values) =>
    setAnswer(newAnswer(visits, placeId, newValues({ datasetId, observers, dateFrom })));
  const finish = (values: VisitValues) =>
    write('waiting', values).then(
      () => {
        setKept(`${values.place || 'Visite'}, ${printDate(values.dateFrom)}\u00a0: gardée sur cet appareil.`);
        begin(values);
        window.scrollTo({ top: 0 });
        return visits.send().then(() => {});
      },
      () => {},
    );
  return (
    <>
      {kept && <Notice tone="done">{kept}</Notice>}
      <Others visits={visits} current={answer.id} open={setAnswer} />
      <VisitForm
        key={answer.id}
        carried={carried}
        answer={answer}
        keep={(values) => void write('draft', values).catch(() => {})}
        finish={finish}
        abandon={() => void visits.drop(answer.id).then(() => begin())}
      />
    </>
  );
}

/** All visits of a protocol are of one kind of place on the device. */
const placeId = 'visit';

const fromStore = (visits: VisitField): VisitAnswer | undefined => begunAnswer(visits, placeId);

/** Other visits of this device that wait for a person. */
function Others({ visits, current, open }: { visits: VisitField; current: string; open(answer: VisitAnswer): void }) {
  const others = visits.answers.filter(
    ({ id, state, person }) =>
      id !== current && person.id === visits.person.id && (state === 'refused' || state === 'draft'),
  );
  if (others.length === 0) return null;
  return (
    <ul className="plain-list other-visits" aria-label="Visites à reprendre">
      {others.map((answer) => (
        <li key={answer.id}>
          <button type="button" className="quiet" onClick={() => open(answer)}>
            {answer.state === 'refused' ? 'Revoir' : 'Reprendre'} : {answer.values.place || 'sans lieu'},{' '}
            {printDate(answer.values.dateFrom)}
          </button>
        </li>
      ))}
    </ul>
  );
}
