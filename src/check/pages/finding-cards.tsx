import { useEffect, useRef } from 'react';
import { useFetcher } from 'react-router';
import type { Tier } from '../../kernel/finding.ts';
import { CsrfField } from '../../web/components/form.tsx';
import { isRefusal } from '../../web/forms.ts';
import type { AnsweredPlace } from '../answer/checked-document.ts';
import { onOneLine, writePlaceBefore } from '../answer/write-text.ts';
import type { Verdict } from '../judging/judged-precision.rule.ts';
import { tierLooks } from './finding-words.ts';
import { JudgeButtons } from './judge-buttons.tsx';
import { leadTo, showFinding } from './show-finding.ts';

export interface ShownFinding {
  title: string;
  tier: Tier;
  message: string;
  arithmetic: string;
  cause: string | null;
  /** None where something of last year's report is missing from the whole text. */
  places: AnsweredPlace[];
  previous: AnsweredPlace[];
  /** Said certain until people judged its rule wrong too often. */
  demoted: boolean;
  /** Its name and what the person said of it, where they may judge. */
  judged: { name: string; verdict: Verdict | null } | null;
}

interface Props {
  findings: ShownFinding[];
  onePage: boolean;
}

/** What was found, page by page; each finding leads to its places in the text. */
export function FindingCards({ findings, onePage }: Props) {
  const byPage = Map.groupBy(findings.entries(), ([, { places }]) => places[0]?.page ?? null);
  return (
    <section className="check-findings" aria-labelledby="alertes">
      <div className="check-findings-head">
        <h2 id="alertes">Alertes</h2>
        {findings.length > 1 && <Steps count={findings.length} />}
      </div>
      {findings.length === 0 && (
        <p>Rien dans ce texte ne se contredit, pour ce que Carreau sait vérifier. Chaque chiffre lu y est souligné.</p>
      )}
      {[...byPage].map(([page, found]) => (
        <section key={page}>
          {page === null ? <h3>Absent du texte</h3> : !onePage && <h3>Page {page}</h3>}
          {found.map(([index, finding]) => (
            <Card key={index} index={index} finding={finding} onePage={onePage} />
          ))}
        </section>
      ))}
    </section>
  );
}

/** To the next finding and back, with the keyboard too: the text follows. */
function Steps({ count }: { count: number }) {
  const at = useRef(-1);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const step = event.altKey ? { ArrowDown: 1, ArrowUp: -1 }[event.key] : undefined;
      if (!step) return;
      event.preventDefault();
      at.current = show(at.current, step, count);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [count]);
  const go = (step: number) => () => {
    at.current = show(at.current, step, count);
  };
  return (
    <div className="check-steps">
      <button type="button" className="quiet" onClick={go(-1)} aria-keyshortcuts="Alt+ArrowUp" title="Alt + ↑">
        <span aria-hidden="true">↑</span> Précédente
      </button>
      <button type="button" className="quiet" onClick={go(1)} aria-keyshortcuts="Alt+ArrowDown" title="Alt + ↓">
        <span aria-hidden="true">↓</span> Suivante
      </button>
    </div>
  );
}

/** Shows the finding that many steps from where the focus is, or from the last one shown. */
function show(last: number, step: number, count: number): number {
  const focused = document.activeElement?.closest('.check-finding')?.id.slice(1);
  const from = focused === undefined ? last : Number(focused);
  const next = from < 0 ? (step > 0 ? 0 : count - 1) : (from + step + count) % count;
  showFinding(next, 0, 'card');
  return next;
}

function Card({ index, finding, onePage }: { index: number; finding: ShownFinding; onePage: boolean }) {
  const { title, tier, message, arithmetic, cause, places, previous, demoted, judged } = finding;
  const { shape, word, tone } = tierLooks[tier];
  return (
    <article className={`check-finding tier-${tier}`} id={`f${index}`} tabIndex={-1} aria-labelledby={`f${index}-dit`}>
      <p className={`check-tier tone-${tone}`}>
        <span aria-hidden="true">{shape}</span> {word} <span className="check-rule">{title}</span>
      </p>
      <p className="check-message" id={`f${index}-dit`}>
        {message}
      </p>
      <ul>
        {together(places).map((group) => (
          <li key={group[0].at}>
            {standingOf(group, onePage)}
            {'\u00a0'}:{' '}
            {group.map((place, nth) => (
              <span key={place.at}>
                {nth > 0 && ', '}
                <PlaceLink finding={index} place={place} />
              </span>
            ))}
          </li>
        ))}
        {previous.map((place) => (
          <li key={`${place.line}-${place.column}`}>{capital(writePlaceBefore(place))}</li>
        ))}
      </ul>
      <p>
        Calcul{'\u00a0'}: {arithmetic}
      </p>
      {cause && (
        <p>
          Cause probable{'\u00a0'}: {cause}
        </p>
      )}
      {demoted && <p className="quiet-text">Ce contrôle a été jugé faux trop souvent : il n’est plus dit certain.</p>}
      {judged && <Judging {...judged} />}
    </article>
  );
}

type NumberedPlace = AnsweredPlace & { at: number };

const PlaceLink = ({ finding, place }: { finding: number; place: NumberedPlace }) => (
  <a href={`#p${finding}-${place.at}`} onClick={leadTo(finding, place.at, 'place')}>
    <q>{onOneLine(place.printed)}</q>
  </a>
);

type PlaceGroup = [NumberedPlace, ...NumberedPlace[]];

/** "Page 3, lignes 12 à 15" */
function standingOf(group: PlaceGroup, onePage: boolean): string {
  const lines = group.map(({ line }) => line);
  const [first, last] = [Math.min(...lines), Math.max(...lines)];
  const standing = first === last ? `ligne ${first}` : `lignes ${first} à ${last}`;
  return capital(onePage ? standing : `page ${group[0].page}, ${standing}`);
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const nearby = 3;

/** Places within a few lines of one page are told together. */
function together(places: readonly AnsweredPlace[]): PlaceGroup[] {
  const groups: PlaceGroup[] = [];
  for (const [at, place] of places.entries()) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group && before?.page === place.page && Math.abs(place.line - before.line) <= nearby)
      group.push({ ...place, at });
    else groups.push([{ ...place, at }]);
  }
  return groups;
}

function Judging({ name, verdict }: { name: string; verdict: Verdict | null }) {
  const { Form, data } = useFetcher<{ verdict: Verdict | null } | { refusal: string }>();
  const said = data && 'verdict' in data ? data.verdict : verdict;
  return (
    <Form method="post">
      <CsrfField />
      <input type="hidden" name="intent" value="judge" />
      <input type="hidden" name="finding" value={name} />
      <JudgeButtons verdict={said} name="verdict" />
      {isRefusal(data) && <p role="alert">{data.refusal}</p>}
    </Form>
  );
}
