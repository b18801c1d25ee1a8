import { ChoiceField } from '../../web/components/choice-field.tsx';
import { DataNote } from '../../web/components/data-note.tsx';
import { Field } from '../../web/components/form.tsx';
import { isRefusal } from '../../web/forms.ts';
import type { Actor, Ticked, Words } from '../dataset/metadata-form.ts';

interface Props {
  answer: unknown;
  ticked: Ticked[];
  /** Codes that are ticked already, by field. */
  chosen: Record<string, string[]>;
  actors: Actor[];
  words: Words;
}

/** What a form of metadata asks besides its plain fields: values to tick, and who has a part. Keeps what was refused. */
export function MetadataFields({ answer, ticked, chosen, actors, words }: Props) {
  const refused = isRefusal(answer) ? answer : undefined;
  const rows = (refused ? refusedActors(refused.kept) : [...actors, blank, blank]).map((actor, at) => ({
    ...actor,
    at,
  }));
  const roles = Object.entries(words['actor-role'] ?? {}).map(([id, name]) => ({ id, name }));
  return (
    <>
      {ticked.map(({ name, label, vocabulary }) => (
        <fieldset key={name} className="kept-part">
          <legend>{label}</legend>
          <div className="nature-ticks">
            {Object.entries(words[vocabulary] ?? {}).map(([code, said]) => (
              <label key={code}>
                <input
                  type="checkbox"
                  name={name}
                  value={code}
                  defaultChecked={(refused ? refused.keptLists[name] : chosen[name])?.includes(code)}
                />
                {said}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <fieldset className="kept-part">
        <legend>Acteurs</legend>
        <p className="field-hint">
          Une personne, un organisme ou les deux ; un contact principal au moins. Une ligne vidée est retirée.
        </p>
        {rows.map(({ at, ...actor }) => (
          <fieldset key={at} className="nature-actor" aria-label={`Acteur ${at + 1}`}>
            <ChoiceField label="Rôle" name={`actors.${at}.role`} choices={roles} chosen={actor.role || '1'} />
            <Cell at={at} field="name" label="Nom" value={actor.name} />
            <Cell at={at} field="body" label="Organisme" value={actor.body} />
            <Cell at={at} field="email" label="Courriel" value={actor.email} />
          </fieldset>
        ))}
        <DataNote>Ces noms et ces courriels accompagnent les données envoyées à ceux qui les demandent.</DataNote>
      </fieldset>
    </>
  );
}

const Cell = (props: { at: number; field: keyof Actor; label: string; value: string }) => (
  <Field label={props.label}>
    {(ids) => (
      <input {...ids} name={`actors.${props.at}.${props.field}`} defaultValue={props.value} autoComplete="off" />
    )}
  </Field>
);

const blank: Actor = { role: '1', name: '', body: '', email: '' };

const refusedActors = (kept: Record<string, string>): Actor[] => {
  const count = Object.keys(kept).filter((name) => /^actors\.\d+\.role$/.test(name)).length;
  return Array.from({ length: count }, (_, at) => ({
    role: kept[`actors.${at}.role`] ?? '1',
    name: kept[`actors.${at}.name`] ?? '',
    body: kept[`actors.${at}.body`] ?? '',
    email: kept[`actors.${at}.email`] ?? '',
  }));
};

/** Who has a part, as a page shows it. */
export const Actors = ({ actors, words }: { actors: Actor[]; words: Words }) => (
  <ul>
    {actors.map(({ role, name, body, email }) => (
      <li key={`${role} ${name} ${body}`}>
        {words['actor-role']?.[role] ?? role}
        {'\u00a0'}: {[name, body].filter(Boolean).join(', ')}
        {email && (
          <>
            {' '}
            (<a href={`mailto:${email}`}>{email}</a>)
          </>
        )}
      </li>
    ))}
  </ul>
);

/** Values that were ticked, in words. */
export const TickedFacts = ({ ticked, chosen, words }: Pick<Props, 'ticked' | 'chosen' | 'words'>) =>
  ticked
    .filter(({ name }) => (chosen[name] ?? []).length > 0)
    .map(({ name, label, vocabulary }) => (
      <p key={name}>
        {label}
        {'\u00a0'}: {chosen[name]?.map((code) => words[vocabulary]?.[code] ?? code).join('\u202f; ')}
      </p>
    ));
