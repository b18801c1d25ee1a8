import { Link } from 'react-router';
import { isZero } from '../../kernel/decimal.ts';
import { printCount, printDate, printNumber } from '../../kernel/french.ts';
import type { ReadSiteScore } from '../campaign/read-site-score.ts';
import { basisWords, effortWords, hiddenWords, printPoints, stateWords } from '../words.ts';

type Criterion = ReadSiteScore['criteria'][number];

/** One criterion of a site: what was found or said, what each is worth, and the records behind. */
export function CriterionDetail({ criterion, linked }: { criterion: Criterion; linked: boolean }) {
  const { label, axis, state, reason, score, sum, named, hidden, aside, effort, basis, cap, weight } = criterion;
  const inventoried = criterion.kind === 'species' || criterion.kind === 'habitats';
  return (
    <section className="criterion">
      <h3>
        {label} <span className="criterion-score">{score === null ? stateWords[state] : printPoints(score)}</span>
      </h3>
      <p className="quiet-text">
        {[
          axis,
          inventoried && effort.visits > 0 ? effortWords(effort) : '',
          score === null ? '' : basisWords[basis],
          score !== null && basis !== 'carried_score' && (cap !== null || weight !== '1')
            ? `somme ${printNumber(sum)}${cap === null ? '' : `, plafond ${printNumber(cap)}`}${weight === '1' ? '' : `, poids ${printNumber(weight)}`}`
            : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {state === 'not_done' && (
        <p>Non inventorié{reason && `\u00a0: ${reason}`}. Ce qui a été vu par hasard ne compte pas.</p>
      )}
      {named.length > 0 &&
        (inventoried ? (
          <Found items={named} label={label} linked={linked} counted={score !== null} />
        ) : (
          <ul>
            {named.map((item) => (
              <li key={item.key}>
                {item.name} : {printPoints(item.mark)}
              </li>
            ))}
          </ul>
        ))}
      {hidden.count > 0 && (
        <p>
          {hiddenWords(criterion)} : {printPoints(hidden.mark)}.
        </p>
      )}
      {aside > 0 && (
        <p className="quiet-text">
          {printCount(aside, 'donnée')} de ces visites {aside > 1 ? 'comptent' : 'compte'} pour rien ici : un autre
          groupe, ou pas déterminé jusqu’à l’espèce.
        </p>
      )}
      {inventoried && named.length === 0 && hidden.count === 0 && state === 'done' && basis !== 'carried_score' && (
        <p>Rien n’a été trouvé.</p>
      )}
    </section>
  );
}

interface FoundProps {
  items: Criterion['named'];
  label: string;
  linked: boolean;
  counted: boolean;
}

const Found = ({ items, label, linked, counted }: FoundProps) => (
  <div className="table-scroll">
    <table className="table-rows found">
      <caption className="visually-hidden">{label} : ce qui a été trouvé</caption>
      <thead>
        <tr>
          <th scope="col">Nom</th>
          <th scope="col">Ce qui fait la note</th>
          <th scope="col" className="number">
            Points
          </th>
          <th scope="col">Données</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.key}>
            <th scope="row">
              {item.vernacular || item.name}
              {item.vernacular && <em className="assessment-note">{item.name}</em>}
            </th>
            <td data-label="Ce qui fait la note">{[item.rarity, item.why].filter(Boolean).join(', ') || '–'}</td>
            <td data-label="Points" className="number">
              {counted || isZero(item.mark) ? printNumber(item.mark) : <s>{printNumber(item.mark)}</s>}
            </td>
            <td data-label="Données">
              <Records records={item.records} linked={linked} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const shownRecords = 5;

function Records({ records, linked }: { records: FoundProps['items'][number]['records']; linked: boolean }) {
  if (records.length === 0) return <>–</>;
  const shown = (some: typeof records) => (
    <ul className="record-days">
      {some.map(({ id, date, visitId }) => (
        <li key={id}>
          {linked && visitId ? <Link to={`/nature/visites/${visitId}#${id}`}>{printDate(date)}</Link> : printDate(date)}
        </li>
      ))}
    </ul>
  );
  if (records.length <= shownRecords) return shown(records);
  return (
    <>
      {shown(records.slice(0, shownRecords))}
      <details>
        <summary>et {printCount(records.length - shownRecords, 'autre')}</summary>
        {shown(records.slice(shownRecords))}
      </details>
    </>
  );
}
