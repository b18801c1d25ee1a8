import { Link } from 'react-router';
import { printCount, printNumber } from '../../kernel/french.ts';
import type { ReadAssessment } from '../campaign/read-assessment.ts';
import type { RankedSet } from '../rank/rank-sites.rule.ts';
import { printRank } from '../words.ts';
import { IncompleteWord } from './assessment-parts.tsx';

type Shown = Pick<ReadAssessment, 'campaign' | 'grid' | 'sites' | 'ranking' | 'shared' | 'by'>;

/** Ranks, each set with what its scores are made of: no other site may be compared with it. */
export function RankingTables(data: Shown) {
  const { campaign, grid, ranking, shared, by } = data;
  const labels = new Map(grid.criteria.map(({ name, label }) => [name, label]));
  const named = (names: string[]) => names.map((name) => labels.get(name) ?? name).join(', ');
  return (
    <section aria-labelledby="classement">
      <h2 id="classement">Classement</h2>
      <nav aria-label="Ce qui est comparé" className="row ranked-by">
        <Link to={`/evaluations/${campaign.id}`} aria-current={by === 'sets' ? 'page' : undefined} preventScrollReset>
          Sites inventoriés de même
        </Link>
        <Link
          to={`/evaluations/${campaign.id}?classer=commun`}
          aria-current={by === 'shared' ? 'page' : undefined}
          preventScrollReset
        >
          Tous, sur ce qu’ils ont en commun
        </Link>
      </nav>
      <p className="measure">
        {by === 'sets'
          ? 'Un score incomplet n’est jamais classé avec les scores complets\u00a0: chaque tableau réunit des sites où les mêmes critères ont été relevés.'
          : shared.length > 0 || by !== 'shared'
            ? `Tous les sites, sur ces critères seulement\u00a0: ${named(by === 'shared' ? shared : [...by])}.`
            : 'Aucun critère n’a été relevé partout\u00a0: rien n’est comparable entre tous les sites.'}
      </p>
      {ranking.sets.map((set) => (
        <SetTable key={set.criteria.join()} set={set} data={data} named={named} />
      ))}
      {ranking.unranked.length > 0 && (
        <>
          <h3>Sans rang</h3>
          <p>
            {printCount(ranking.unranked.length, 'site')} où {by === 'sets' ? 'rien n’a' : 'tout cela n’a pas'} encore
            été relevé :
          </p>
          <ul className="unranked">
            {ranking.unranked.map(({ id, name }) => (
              <li key={id}>
                <Link to={`/evaluations/${campaign.id}/sites/${id}`}>{name}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

interface SetProps {
  set: RankedSet;
  data: Shown;
  named: (names: string[]) => string;
}

function SetTable({ set, data: { campaign, grid, sites }, named }: SetProps) {
  const scores = new Map(sites.map((site) => [site.id, site.criteria]));
  const shown = grid.criteria.filter(({ name }) => set.criteria.includes(name));
  const missing = grid.criteria.filter(({ name }) => !set.criteria.includes(name)).map(({ name }) => name);
  return (
    <>
      <h3>
        {printCount(set.rows.length, 'site')}, {titleOf(set, grid.criteria.length)}{' '}
        <IncompleteWord complete={set.complete} />
      </h3>
      {set.criteria.length === 0 ? (
        <p>Scores repris d’un tableau ancien, sans détail.</p>
      ) : (
        missing.length > 0 && <p>Sans {named(missing)}.</p>
      )}
      <div className="table-scroll">
        <table className="table-rows ranking">
          <caption className="visually-hidden">Classement de {printCount(set.rows.length, 'site')}</caption>
          <thead>
            <tr>
              <th scope="col">Rang</th>
              <th scope="col">Site</th>
              <th scope="col" className="number">
                Score
              </th>
              {shown.map(({ name, label }) => (
                <th key={name} scope="col" className="number by-group">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {set.rows.map((row) => (
              <tr key={row.id}>
                <td data-label="Rang">{printRank(row.rank, row.tied)}</td>
                <th scope="row">
                  <Link to={`/evaluations/${campaign.id}/sites/${row.id}`}>{row.name}</Link>
                </th>
                <td data-label="Score" className="number total">
                  {printNumber(row.total)}
                </td>
                {shown.map(({ name, label }) => (
                  <td key={name} data-label={label} className="number by-group">
                    {printNumber(scores.get(row.id)?.find((criterion) => criterion.name === name)?.score ?? '0')}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

const titleOf = ({ criteria, complete }: RankedSet, all: number): string => {
  if (criteria.length === 0) return 'total seul';
  return complete ? 'tous les critères' : `${printCount(criteria.length, 'critère')} sur ${all}`;
};
