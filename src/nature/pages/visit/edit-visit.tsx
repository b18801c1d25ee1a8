import { use, useState } from 'react';
import { Link, redirect, useNavigate, useSubmit } from 'react-router';
import { authorise } from '../../../identity/index.ts';
import { differences } from '../../../kernel/differences.ts';
import { DomainError } from '../../../kernel/errors.ts';
import { printDate } from '../../../kernel/french.ts';
import { newAnswer } from '../../../watch/pages/field/field-answer.ts';
import { CsrfContext } from '../../../web/components/form.tsx';
import { SideBySide } from '../../../web/components/side-by-side.tsx';
import { Notice } from '../../../web/components/states.tsx';
import { contextOf } from '../../../web/context.ts';
import { answering, isRefusal, reading } from '../../../web/forms.ts';
import { useHydrated } from '../../../web/use-hydrated.ts';
import { noteRecords, readVisit, readVisitToEdit, saveVisit } from '../../index.ts';
import type { Protocol } from '../../protocol/protocol.ts';
import { tellVisit, toldLabels } from '../../visit/tell-visit.ts';
import { printCounted } from '../../visit/visit.ts';
import type { Route } from './+types/edit-visit';
import { PreparingVisit } from './preparing-visit.tsx';
import { inputOf, type Line, type VisitValues, visitedAs } from './visit-answer.ts';
import { VisitForm } from './visit-form.tsx';
import '../../../watch/pages/condition.css';
import '../../../watch/pages/watch.css';
import '../../../watch/pages/field/field.css';
import './visit.css';

export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  reading(request, async () => {
    const carried = contextOf(context);
    const read = await readVisitToEdit(carried, params.id);
    await noteRecords(carried, [read.visit]);
    return read;
  });

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, async () => {
    const carried = contextOf(context);
    const { visit } = await readVisit(carried, params.id);
    authorise(carried.actor, 'record.write', visit);
    await saveVisit(carried, { ...sentVisit(String(form.get('visit') ?? '')), id: params.id });
    return redirect(`/nature/visites/${params.id}`);
  });
}

function sentVisit(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    throw new DomainError('invalid', 'bad_json', 'Carreau n’a pas pu lire l’envoi : rechargez la page.');
  }
}

type Loaded = Route.ComponentProps['loaderData'];

/** Corrects a visit and its records together, by keyboard alone; what somebody saved meanwhile is shown beside. */
export default function EditVisitPage({ loaderData, actionData }: Route.ComponentProps) {
  const { visit, carried } = loaderData;
  const title = `Corriger ${visit.place || 'la visite'}, ${printDate(visit.dateFrom)}`;
  const [answer] = useState(() => ({
    ...newAnswer({ campaignId: '', person: carried.person }, 'visit', valuesOf(loaderData)),
    id: visit.id,
  }));
  const [values, setValues] = useState(answer.values);
  const refused = isRefusal(actionData) ? actionData : undefined;
  const facts = refused?.facts as { version?: number; current?: Record<string, string> } | undefined;
  const [csrf, submit, navigate, ready] = [use(CsrfContext), useSubmit(), useNavigate(), useHydrated()];
  const send = async (next: VisitValues) => {
    setValues(next);
    const input = { ...inputOf(carried.protocol.name, visit.id, next), version: facts?.version ?? visit.version };
    await submit({ csrf, visit: JSON.stringify(input) }, { method: 'post' });
  };
  return (
    <div className="page field-page">
      <title>{`${title} – Carreau`}</title>
      <p className="quiet-text">
        <Link to={`/nature/visites/${visit.id}`}>La visite</Link>
      </p>
      <h1>{title}</h1>
      <p className="lead">Les données que vous changez attendent de nouveau leur validation.</p>
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      {facts?.current && (
        <SideBySide differences={differences(wordsOf(carried.protocol, visit.id, values), labelled(facts.current))} />
      )}
      {ready ? (
        <VisitForm
          carried={carried}
          answer={answer}
          keep={setValues}
          finish={send}
          abandon={() => void navigate(`/nature/visites/${visit.id}`)}
          submitWord="Enregistrer la correction"
        />
      ) : (
        <PreparingVisit />
      )}
    </div>
  );
}

/** A visit of the database as its form says it. */
function valuesOf({ visit, records, protocol }: Loaded): VisitValues {
  const { datasetId, siteId, place, point, precision, communeCode, dateFrom, dateTo, method, fields, comment, done } =
    visit;
  const lines = records.map(
    (record): Line => ({
      ...{
        id: record.id,
        name: record.nameCited,
        scientific: record.taxon,
        cdNom: record.cdNom,
        status: record.status,
      },
      ...{ count: printCounted(record), fields: record.fields, comment: record.comment },
    }),
  );
  const [only] = lines;
  const isNothing = lines.length === 1 && only?.status === 'No' && protocol?.absence.taxon?.cdNom === only.cdNom;
  return {
    ...{ datasetId, siteId, place, point, precision, communeCode, dateFrom, method, fields, comment, done },
    ...{ dateTo: dateTo === dateFrom ? '' : dateTo, timeFrom: visit.timeFrom ?? '', timeTo: visit.timeTo ?? '' },
    ...{ pass: visit.pass ? String(visit.pass) : '', observers: visit.observers.join(', ') },
    ...{
      notDoneReason: visit.notDoneReason,
      nothing: isNothing ? (only ?? null) : null,
      lines: isNothing ? [] : lines,
    },
  };
}

/** What the form says, in the words of the journal. */
function wordsOf(protocol: Protocol, id: string, values: VisitValues): Record<string, string> {
  const { records, ...visited } = visitedAs(id, values);
  const told = records.map(({ name, status, countMin, countMax }) => ({ nameCited: name, status, countMin, countMax }));
  const { point, comment } = values;
  return labelled(
    tellVisit(protocol, { ...visited, point, comment, placeName: values.siteId ? '' : values.place, records: told }),
  );
}

const labelled = (told: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(told).map(([name, text]) => [toldLabels[name as keyof typeof toldLabels] ?? name, text]),
  );
