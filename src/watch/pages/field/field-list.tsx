import { useState } from 'react';
import { printCount, printDate, searchForm } from '../../../kernel/french.ts';
import { Field } from '../../../web/components/form.tsx';
import type { ReadCampaign } from '../../index.ts';
import type { FieldAnswer } from './field-answer.ts';

type Site = ReadCampaign['sites'][number];

interface Props {
  campaignId: string;
  sites: Site[];
  answers: FieldAnswer[];
  /** Before the scripts run, a place opens its page of the register. */
  ready: boolean;
}

/** The places to visit, commune by commune; what was done here is told before the server knows of it. */
export function FieldList({ campaignId, sites, answers, ready }: Props) {
  const [text, setText] = useState('');
  const [all, setAll] = useState(false);
  const words = searchForm(text);
  const shown = sites.filter(
    (site) =>
      (all || !site.visited || stateOf(site, answers) !== null) &&
      searchForm(`${site.name} ${site.commune} ${site.identifiers.join(' ')}`).includes(words),
  );
  const done = sites.filter((site) => site.visited || stateOf(site, answers) !== null).length;
  return (
    <>
      {ready && (
        <search className="field-search">
          <Field label="Chercher un site ou une commune">
            {(ids) => <input {...ids} type="search" value={text} onChange={(event) => setText(event.target.value)} />}
          </Field>
          <label className="choice">
            <input type="checkbox" checked={all} onChange={(event) => setAll(event.target.checked)} />
            <span>Montrer aussi les {printCount(done, 'site visité', 'sites visités')}</span>
          </label>
        </search>
      )}
      {shown.length === 0 && <p>{words ? 'Aucun site de ce nom dans la liste.' : 'Tout est visité.'}</p>}
      {[...Map.groupBy(shown, ({ commune }) => commune)].map(([commune, there]) => (
        <section key={commune}>
          <h2 className="field-commune">{commune}</h2>
          <ul className="plain-list field-sites">
            {there.map((site) => (
              <li key={site.id}>
                <a href={ready ? `#${site.id}` : `/sites/${site.id}/etat?campagne=${campaignId}#releve`}>
                  <span>
                    {site.name} <span className="quiet-text">{site.identifiers.join(' · ')}</span>
                  </span>
                  <span className="quiet-text">
                    {site.typeLabel}
                    {site.observedOn && `, vu le ${printDate(site.observedOn)}`}
                  </span>
                  <StateWord state={stateOf(site, answers)} />
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

const words: Record<FieldAnswer['state'], { word: string; tone: string }> = {
  refused: { word: 'à revoir', tone: 'tone-brick' },
  draft: { word: 'commencé', tone: 'tone-slate' },
  waiting: { word: 'à envoyer', tone: 'tone-amber' },
  sent: { word: 'envoyé', tone: 'tone-accent' },
};

/** Of several answers about one place, what most needs a person. */
const stateOf = (site: Site, answers: FieldAnswer[]): FieldAnswer['state'] | null => {
  const here = new Set(answers.filter(({ siteId }) => siteId === site.id).map(({ state }) => state));
  return (['refused', 'draft', 'waiting', 'sent'] as const).find((state) => here.has(state)) ?? null;
};

const StateWord = ({ state }: { state: FieldAnswer['state'] | null }) =>
  state && <span className={`badge ${words[state].tone}`}>{words[state].word}</span>;
