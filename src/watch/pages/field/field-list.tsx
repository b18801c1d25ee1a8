import { useState } from 'react';
import { printCount, searchForm } from '../../../kernel/french.ts';
import { Field } from '../../../web/components/form.tsx';
import type { FieldAnswer } from './field-answer.ts';

/** A place to visit, as its line tells it. */
export interface FieldPlace {
  id: string;
  name: string;
  /** Its number or numbers, beside its name. */
  number: string;
  /** Under which heading it stands: a commune, an observatory. */
  group: string;
  said: string;
  visited: boolean;
  /** Its page of the register, for before the scripts run. */
  page: string;
}

interface Props {
  places: FieldPlace[];
  answers: FieldAnswer<unknown>[];
  ready: boolean;
  /** "Chercher un site ou une commune", ["site visité", "sites visités"]. */
  words: { search: string; visited: [one: string, many: string]; none: string };
}

/** The places to visit, group by group; what was done here is told before the server knows of it. */
export function FieldList({ places, answers, ready, words: said }: Props) {
  const [text, setText] = useState('');
  const [all, setAll] = useState(false);
  const words = searchForm(text);
  const shown = places.filter(
    (place) =>
      (all || !place.visited || stateOf(place, answers) !== null) &&
      searchForm(`${place.name} ${place.group} ${place.number}`).includes(words),
  );
  const done = places.filter((place) => place.visited || stateOf(place, answers) !== null).length;
  return (
    <>
      {ready && (
        <search className="field-search">
          <Field label={said.search}>
            {(ids) => <input {...ids} type="search" value={text} onChange={(event) => setText(event.target.value)} />}
          </Field>
          <label className="choice">
            <input type="checkbox" checked={all} onChange={(event) => setAll(event.target.checked)} />
            <span>Montrer aussi {printCount(done, ...said.visited)}</span>
          </label>
        </search>
      )}
      {shown.length === 0 && <p>{words ? said.none : 'Tout est visité.'}</p>}
      {[...Map.groupBy(shown, ({ group }) => group)].map(([group, there]) => (
        <section key={group}>
          <h2 className="field-commune">{group}</h2>
          <ul className="plain-list field-sites">
            {there.map((place) => (
              <li key={place.id}>
                <a href={ready ? `#${place.id}` : place.page}>
                  <span>
                    {place.name} <span className="quiet-text">{place.number}</span>
                  </span>
                  <span className="quiet-text">{place.said}</span>
                  <StateWord state={stateOf(place, answers)} />
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

const words: Record<FieldAnswer<unknown>['state'], { word: string; tone: string }> = {
  refused: { word: 'à revoir', tone: 'tone-brick' },
  draft: { word: 'commencé', tone: 'tone-slate' },
  waiting: { word: 'à envoyer', tone: 'tone-amber' },
  sent: { word: 'envoyé', tone: 'tone-accent' },
};

/** Of several answers about one place, what most needs a person. */
const stateOf = (place: FieldPlace, answers: FieldAnswer<unknown>[]): FieldAnswer<unknown>['state'] | null => {
  const here = new Set(answers.filter(({ placeId }) => placeId === place.id).map(({ state }) => state));
  return (['refused', 'draft', 'waiting', 'sent'] as const).find((state) => here.has(state)) ?? null;
};

const StateWord = ({ state }: { state: FieldAnswer<unknown>['state'] | null }) =>
  state && <span className={`badge ${words[state].tone}`}>{words[state].word}</span>;
