import { Link, Outlet } from 'react-router';
import { printInstant } from '../../../kernel/french.ts';
import { Field, ProtectedForm } from '../../../web/components/form.tsx';
import { GeneratedBadge } from '../../../web/components/generated-badge.tsx';
import { Notice } from '../../../web/components/states.tsx';
import { contextOf } from '../../../web/context.ts';
import { answering, isRefusal, reading } from '../../../web/forms.ts';
import {
  answerRequest,
  askObserver,
  closeRequest,
  decideValidation,
  noteRecords,
  type RecordRequest,
  readReview,
  readVocabulary,
} from '../../index.ts';
import { decidedLevels, keyOf, readKey, stageLabels } from '../../validation/decision.ts';
import { ruleLabels } from '../../validation/rule-names.ts';
import { printCounted } from '../../visit/visit.ts';
import type { Route } from './+types/review';
import { datesOf, nameOf } from './queue-table.tsx';
import '../../../watch/pages/watch.css';
import '../nature.css';
import './validation.css';

export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  reading(request, async () => {
    const carried = contextOf(context);
    const review = await readReview(carried, params.id);
    await noteRecords(carried, [review.record]);
    return { ...review, levels: readVocabulary('validation').values };
  });

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const carried = contextOf(context);
  const said = (name: string) => String(form.get(name) ?? '');
  return answering(request, form, async () => {
    const { intent, ...asked } = { intent: said('intent'), requestId: said('request') };
    if (intent === 'ask') await askObserver(carried, { recordId: params.id, question: said('question') });
    else if (intent === 'answer') await answerRequest(carried, { ...asked, answer: said('answer') });
    else if (intent === 'close') await closeRequest(carried, asked);
    else {
      const decision = { stage: said('stage'), level: Number(said('level')), comment: said('comment') };
      return decideValidation(carried, { ...decision, records: [readKey(said('record'))] });
    }
    return null;
  });
}

type Loaded = Route.ComponentProps['loaderData'];

/** A record with all that was said of it, and what one may still say. */
export default function ReviewPage({ loaderData, actionData }: Route.ComponentProps) {
  const { record, levels, mayAsk } = loaderData;
  const title = `${nameOf(record)}, ${datesOf(record)}`;
  const refused = isRefusal(actionData) ? actionData : undefined;
  const done = actionData && !refused && 'decided' in actionData ? actionData : undefined;
  return (
    <div className="page">
      <title>{`Validation de ${title} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/nature/validation">Validation</Link>
      </p>
      <h1>{title}</h1>
      <p className="row">
        <span className="badge tone-slate">{levels[String(record.validation)]}</span>
        {record.partnerValidation !== null && (
          <span className="badge tone-quiet">Partenaire : {levels[String(record.partnerValidation)]}</span>
        )}
        {record.status === 'No' && <span className="badge tone-slate">Non observé</span>}
        {record.generated && <GeneratedBadge />}
      </p>
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      {done && done.decided === 0 && (
        <Notice tone="refused">
          Cette donnée a changé depuis que vous l’avez lue : rien n’est décidé. Relisez-la, puis décidez.
        </Notice>
      )}
      <Facts {...loaderData} />
      <Outlet />
      <Findings findings={record.findings} />
      <Decide {...loaderData} kept={refused?.kept} />
      <Requests {...loaderData} kept={refused?.kept} mayAsk={mayAsk} />
      <History {...loaderData} />
    </div>
  );
}

function Facts({ record, mayEdit }: Loaded) {
  const facts = [
    ['Nom cité', record.nameCited],
    [
      'Taxon',
      record.taxon && (
        <i key="taxon" lang="la">
          {record.taxon}
        </i>
      ),
    ],
    ['Lieu', record.place],
    ['Nombre', printCounted(record)],
    ['Observateurs', record.observers.join(', ')],
    ['Jeu de données', record.dataset],
    ['Commentaire', record.comment],
  ].filter(([, value]) => value);
  return (
    <>
      <dl className="facts-list">
        {facts.map(([label, value]) => (
          <div key={String(label)}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {mayEdit && (
        <p>
          <Link to={`/nature/donnees/${record.id}/modifier`}>Corriger cette donnée</Link>
        </p>
      )}
    </>
  );
}

const Findings = ({ findings }: Pick<Loaded['record'], 'findings'>) =>
  findings.length > 0 && (
    <section>
      <h2>Ce que disent les règles</h2>
      <ul className="review-lines">
        {findings.map(({ rule, sentence }) => (
          <li key={rule}>
            <p>
              <strong>{ruleLabels[rule]}.</strong> {sentence}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );

function Decide({ record, stages, levels, kept }: Loaded & { kept: Record<string, string> | undefined }) {
  if (stages.length === 0) return null;
  return (
    <section>
      <h2>Décider</h2>
      {stages.map((stage) => {
        const validation = stage === 'own' ? record.validation : record.partnerValidation;
        return (
          <ProtectedForm key={`${stage} ${record.version} ${validation}`} className="stack kept-form">
            <input type="hidden" name="stage" value={stage} />
            <input type="hidden" name="record" value={keyOf({ id: record.id, version: record.version, validation })} />
            <Field label={stages.length > 1 ? stageLabels[stage] : 'Niveau de validation'}>
              {(ids) => (
                <select {...ids} name="level" defaultValue={kept?.level ?? validation ?? 0}>
                  {decidedLevels.map((level) => (
                    <option key={level} value={level}>
                      {levels[String(level)]}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <Field label="Pourquoi" hint="Nécessaire pour une donnée douteuse ou invalide.">
              {(ids) => (
                <textarea {...ids} name="comment" rows={2} maxLength={2000} defaultValue={kept?.comment ?? ''} />
              )}
            </Field>
            <div className="form-foot">
              <button type="submit" className="main">
                Décider
              </button>
            </div>
          </ProtectedForm>
        );
      })}
    </section>
  );
}

interface RequestsProps extends Pick<Loaded, 'requests' | 'mayAsk' | 'mayAnswer'> {
  kept: Record<string, string> | undefined;
}

function Requests({ requests, mayAsk, mayAnswer, kept }: RequestsProps) {
  if (requests.length === 0 && !mayAsk) return null;
  return (
    <section>
      <h2>Questions à l’observateur</h2>
      <ul className="review-lines">
        {requests.map((request) => (
          <li key={request.id}>
            <RequestLine request={request} mayAsk={mayAsk} mayAnswer={mayAnswer} kept={kept} />
          </li>
        ))}
      </ul>
      {mayAsk && (
        <ProtectedForm key={requests.length} className="stack kept-form">
          <input type="hidden" name="intent" value="ask" />
          <Field label="Question" hint="Elle paraît dans « Mon travail » de qui a vu ou saisi la donnée.">
            {(ids) => (
              <textarea
                {...ids}
                name="question"
                rows={2}
                maxLength={2000}
                required
                defaultValue={kept?.question ?? ''}
              />
            )}
          </Field>
          <div className="form-foot">
            <button type="submit">Poser la question</button>
          </div>
        </ProtectedForm>
      )}
    </section>
  );
}

function RequestLine({
  request,
  mayAsk,
  mayAnswer,
  kept,
}: Omit<RequestsProps, 'requests'> & { request: RecordRequest }) {
  const open = !request.answeredAt && !request.closedAt;
  return (
    <>
      <p>
        « {request.question} » <span className="badge tone-quiet">{stateOf(request)}</span>
      </p>
      <p className="quiet-text">
        {request.askedBy || 'Quelqu’un'}, le {printInstant(request.askedAt)}, version {request.recordVersion}
      </p>
      {request.answeredAt && (
        <p>
          {request.answer}{' '}
          <span className="quiet-text">
            {request.answeredBy || 'Quelqu’un'}, le {printInstant(request.answeredAt)}
          </span>
        </p>
      )}
      {open && mayAnswer && (
        <ProtectedForm className="stack kept-form">
          <input type="hidden" name="intent" value="answer" />
          <input type="hidden" name="request" value={request.id} />
          <Field label="Réponse">
            {(ids) => (
              <textarea {...ids} name="answer" rows={2} maxLength={2000} required defaultValue={kept?.answer ?? ''} />
            )}
          </Field>
          <div className="form-foot">
            <button type="submit">Répondre</button>
          </div>
        </ProtectedForm>
      )}
      {!request.closedAt && mayAsk && (
        <ProtectedForm>
          <input type="hidden" name="intent" value="close" />
          <input type="hidden" name="request" value={request.id} />
          <button type="submit" className="quiet">
            {request.answeredAt ? 'Réponse lue' : 'Retirer la question'}
          </button>
        </ProtectedForm>
      )}
    </>
  );
}

const stateOf = ({ answeredAt, closedAt }: RecordRequest): string => {
  if (answeredAt) return closedAt ? 'Répondue' : 'Réponse à lire';
  return closedAt ? 'Close sans réponse' : 'En attente';
};

function History({ decisions, levels, record }: Loaded) {
  return (
    <section>
      <h2>Historique</h2>
      {decisions.length === 0 ? (
        <p>Personne n’a encore décidé. La donnée en est à sa version {record.version}.</p>
      ) : (
        <ol className="review-lines">
          {decisions.map(({ stage, level, comment, validator, at, recordVersion }) => (
            <li key={`${String(at)} ${stage}`}>
              <p>
                <strong>{levels[String(level)]}</strong>
                {stage === 'partner' && ', par un partenaire'}
                {comment && ` : ${comment}`}
              </p>
              <p className="quiet-text">
                {validator || 'Quelqu’un'}, le {printInstant(at)}
                {recordVersion !== null && `, sur la version ${recordVersion}`}
                {recordVersion !== null && recordVersion < record.version && ' : la donnée a été corrigée depuis'}
              </p>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
