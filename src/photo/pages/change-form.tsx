import { Link } from 'react-router';
import { capitalised } from '../../kernel/french.ts';
import { typeset } from '../../kernel/typeset.ts';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import type { Refusal } from '../../web/forms.ts';
import type { Shot } from '../shot/shot.ts';
import { printShotDay } from '../shot/shot-day.rule.ts';
import type { NoteChangeData } from './note-change.tsx';

interface Props {
  data: NoteChangeData;
  pair: { before: Shot; after: Shot };
  refused: Refusal | undefined;
}

/** Says what changed between two photographs, or corrects what somebody said. */
export function ChangeForm({ data, pair, refused }: Props) {
  const { viewpoint, dynamics, factors, projects, sites, replaced, newId } = data;
  const kept = (name: string, otherwise: string | null | undefined) => refused?.kept[name] ?? otherwise ?? '';
  return (
    <ProtectedForm className="stack change-form">
      <h2>Le changement lu</h2>
      <p className="quiet-text">
        {capitalised(printShotDay(pair.before))} – {printShotDay(pair.after)}
      </p>
      {replaced && (
        <p className="quiet-text">
          La première lecture restera lisible, avec ce que vous corrigez.{' '}
          <Link to={`/photographies/${viewpoint.id}/changements`}>Lire plutôt un autre changement</Link>
        </p>
      )}
      <input type="hidden" name="id" value={newId} />
      <input type="hidden" name="beforeId" value={pair.before.id} />
      <input type="hidden" name="afterId" value={pair.after.id} />
      {replaced && <input type="hidden" name="replacesId" value={replaced.id} />}
      <div className="side-fields">
        <Field label="Ce qui a changé">
          {(ids) => (
            <select {...ids} name="object" required defaultValue={kept('object', replaced?.object)}>
              <option value="">Choisir</option>
              {dynamics.objects.map(({ code, label }) => (
                <option key={code} value={code}>
                  {capitalised(label)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label="Comment">
          {(ids) => (
            <select {...ids} name="nature" required defaultValue={kept('nature', replaced?.nature)}>
              <option value="">Choisir</option>
              {dynamics.natures.map(({ code, label }) => (
                <option key={code} value={code}>
                  {capitalised(label)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Field label="Description" hint="Où dans la vue, de combien, depuis quand.">
        {(ids) => (
          <textarea
            {...ids}
            name="description"
            rows={3}
            maxLength={2000}
            defaultValue={kept('description', replaced?.description)}
          />
        )}
      </Field>
      <Field label="Acteurs" hint="Qui en décide ou le fait, s’il est connu.">
        {(ids) => <input {...ids} name="actors" maxLength={300} defaultValue={kept('actors', replaced?.actors)} />}
      </Field>
      <div className="side-fields">
        <Field label="Facteur de l’UNESCO">
          {(ids) => (
            <select {...ids} name="factor" defaultValue={kept('factor', replaced?.factor)}>
              <option value="">Aucun</option>
              {factors.map((group) => (
                <optgroup key={group.code} label={`${group.code} ${group.fr}`}>
                  {group.factors.map((factor) => (
                    <option key={factor.code} value={factor.code}>
                      {factor.fr}
                    </option>
                  ))}
                </optgroup>
              ))}
            </select>
          )}
        </Field>
        <Linked label="Projet" name="projectId" choices={projects} chosen={kept('projectId', replaced?.project?.id)} />
        <Linked label="Site" name="siteId" choices={sites} chosen={kept('siteId', replaced?.site?.id)} />
      </div>
      {replaced && (
        <Field label="Ce que vous corrigez">
          {(ids) => <textarea {...ids} name="reason" rows={2} required defaultValue={kept('reason', '')} />}
        </Field>
      )}
      <div>
        <button type="submit" className="main">
          {replaced ? 'Enregistrer la correction' : 'Enregistrer ce changement'}
        </button>
      </div>
    </ProtectedForm>
  );
}

function Linked(props: { label: string; name: string; choices: { id: string; name: string }[]; chosen: string }) {
  if (props.choices.length === 0) return null;
  return (
    <Field label={props.label}>
      {(ids) => (
        <select {...ids} name={props.name} defaultValue={props.chosen}>
          <option value="">Aucun</option>
          {props.choices.map(({ id, name }) => (
            <option key={id} value={id}>
              {typeset(name)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
