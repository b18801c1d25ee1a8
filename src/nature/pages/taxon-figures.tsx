import { Link } from 'react-router';
import { months, printCount, printDate, printNumber } from '../../kernel/french.ts';
import { atFirst } from '../../site/pages/bounds.ts';
import type { readTaxon } from '../index.ts';
import { cellClasses, mostInCell } from '../map/cell-classes.ts';
import { ColumnChart } from './column-chart.tsx';
import { RecordMap } from './record-map.tsx';

type Read = Awaited<ReturnType<typeof readTaxon>>;
interface Props {
  figures: Read['figures'];
  cdRef: number;
  baseMap: string | null;
}

/** Where, when and with what effort a taxon was seen. */
export function TaxonFigures({ figures, cdRef, baseMap }: Props) {
  const { occurrence, meshes, sites, extent } = figures;
  const { seen, absent, first, last } = occurrence;
  if (seen + absent === 0) return null;
  return (
    <>
      <p>
        {seen > 0 && first && last ? (
          <>
            {seen >= 200_000 ? 'Plus de 200\u202f000\u00a0données' : printCount(seen, 'donnée')}, la première du{' '}
            {printDate(first)}, la dernière du {printDate(last)}.
          </>
        ) : (
          'Jamais vu.'
        )}
        {absent > 0 &&
          ` Recherché ${absent === 1 ? 'une fois' : `${printNumber(String(absent))}\u00a0fois`} sans être vu.`}{' '}
        <Link to={`/nature/donnees?taxon=${cdRef}`}>Chercher parmi ces données</Link>
      </p>
      <section>
        <h2>Répartition</h2>
        <div className="map-columns">
          <RecordMap
            query={`taxon=${cdRef}`}
            extent={extent ?? atFirst}
            baseMap={baseMap}
            label="Carte de répartition"
          />
          <MeshList meshes={meshes} cdRef={cdRef} />
        </div>
      </section>
      {seen > 0 && <Phenology decades={occurrence.decades} />}
      {seen > 0 && <Trend figures={figures} />}
      {sites.length > 0 && <Sites sites={sites} cdRef={cdRef} />}
    </>
  );
}

const mostMeshes = 30;

const MeshList = ({ meshes, cdRef }: { meshes: Props['figures']['meshes']; cdRef: number }) => (
  <div className="map-list">
    <h3>{meshes.length > 0 ? printCount(meshes.length, 'maille') : 'Connu par commune ou département seulement'}</h3>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is read with the keyboard */}
    <ul className="map-items" tabIndex={0} aria-label="Mailles, liste" hidden={meshes.length === 0}>
      {meshes.slice(0, mostMeshes).map(({ code, count }) => (
        <li key={code}>
          <Link to={`/nature/donnees?taxon=${cdRef}&maille=${code}`}>{code}</Link>{' '}
          <span className="quiet-text">
            {count >= mostInCell ? cellClasses.at(-1)?.label : printNumber(String(count))}
          </span>
        </li>
      ))}
    </ul>
    <p className="row">
      {meshes.length > mostMeshes && <Link to={`/nature/donnees?taxon=${cdRef}&par=mailles`}>Toutes les mailles</Link>}
      <Link to={`/nature/donnees?taxon=${cdRef}&par=communes`}>Par commune</Link>
    </p>
  </div>
);

const shortMonths = ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'];
const decadeWords = ['début', 'mi-', 'fin'];
const nameOf = (decade: number): string => {
  const month = months[Math.floor((decade - 1) / 3)] ?? '';
  const part = decadeWords[(decade - 1) % 3] ?? '';
  return part.endsWith('-') ? `${part}${month}` : `${part} ${month}`;
};

function Phenology({ decades }: { decades: Props['figures']['occurrence']['decades'] }) {
  const counts = new Map(decades.map(({ decade, seen }) => [decade, seen]));
  const all = Array.from({ length: 36 }, (_, index) => index + 1);
  const best = decades.toSorted((one, other) => other.seen - one.seen)[0];
  return (
    <section>
      <h2>Phénologie</h2>
      <ColumnChart
        label={`Données par décade, de janvier à décembre. Le plus${best ? `\u00a0: ${nameOf(best.decade)}, ${best.seen}` : ''}.`}
        columns={all.map((decade) => ({
          key: String(decade),
          label: decade % 3 === 2 ? (shortMonths[Math.floor(decade / 3)] ?? '') : '',
          count: counts.get(decade) ?? 0,
        }))}
      />
      <p className="quiet-text">
        Par décade{'\u00a0'}: dix jours, trois par mois. Ce sont les dates où l’on a vu et noté.
      </p>
      <details>
        <summary>Le même en tableau</summary>
        <div className="table-scroll">
          <table>
            <caption className="visually-hidden">Données par mois et par décade</caption>
            <thead>
              <tr>
                <th scope="col">Mois</th>
                {['1 à 10', '11 à 20', '21 à la fin'].map((words) => (
                  <th key={words} scope="col" className="number">
                    {words}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {months.map((month, at) => (
                <tr key={month}>
                  <th scope="row">{month}</th>
                  {[1, 2, 3].map((part) => (
                    <td key={part} className="number">
                      {printNumber(String(counts.get(at * 3 + part) ?? 0))}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}

function Trend({ figures: { occurrence, effort } }: Pick<Props, 'figures'>) {
  const byYear = new Map(occurrence.years.map((each) => [each.year, each]));
  const visits = new Map(effort.map(({ year, visits: count }) => [year, count]));
  const [low = 0, high = 0] = [occurrence.years[0]?.year, occurrence.years.at(-1)?.year];
  const years = Array.from({ length: high - low + 1 }, (_, index) => low + index);
  const each = Math.ceil(years.length / 12);
  return (
    <section>
      <h2>D’année en année</h2>
      <ColumnChart
        label={`Données par année, de ${low} à ${high}.`}
        columns={years.map((year, at) => ({
          key: String(year),
          label: at % each === 0 ? String(year) : '',
          count: byYear.get(year)?.seen ?? 0,
        }))}
      />
      <p className="quiet-text">
        Le nombre de données dépend du nombre de sorties autant que de l’espèce{'\u00a0'}: le tableau dit aussi les
        visites de l’année, toutes espèces confondues.
      </p>
      <details>
        <summary>Le même en tableau, avec l’effort</summary>
        <div className="table-scroll">
          <table className="table-rows">
            <caption className="visually-hidden">Données, jours et visites par année</caption>
            <thead>
              <tr>
                <th scope="col">Année</th>
                {['Données', 'Jours où il a été vu', 'Recherches vaines', 'Visites, toutes espèces'].map((words) => (
                  <th key={words} scope="col" className="number">
                    {words}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {years.toReversed().map((year) => {
                const of = byYear.get(year);
                const counts: [string, number][] = [
                  ['Données', of?.seen ?? 0],
                  ['Jours où il a été vu', of?.days ?? 0],
                  ['Recherches vaines', of?.absent ?? 0],
                  ['Visites, toutes espèces', visits.get(year) ?? 0],
                ];
                return (
                  <tr key={year}>
                    <th scope="row">{year}</th>
                    {counts.map(([words, count]) => (
                      <td key={words} data-label={words} className="number">
                        {printNumber(String(count))}
                      </td>
                    ))}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}

const Sites = ({ sites, cdRef }: { sites: Props['figures']['sites']; cdRef: number }) => (
  <section>
    <h2>Sites</h2>
    <div className="table-scroll">
      <table className="table-rows">
        <caption className="visually-hidden">Données par site</caption>
        <thead>
          <tr>
            <th scope="col">Site</th>
            <th scope="col" className="number">
              Données
            </th>
            <th scope="col">Première</th>
            <th scope="col">Dernière</th>
          </tr>
        </thead>
        <tbody>
          {sites.map((site) => (
            <tr key={site.id}>
              <th scope="row">
                <Link to={`/sites/${site.id}`}>{site.name}</Link>
              </th>
              <td data-label="Données" className="number">
                <Link to={`/nature/donnees?taxon=${cdRef}&site=${site.id}`}>{printNumber(String(site.seen))}</Link>
              </td>
              <td data-label="Première">{printDate(site.first)}</td>
              <td data-label="Dernière">{printDate(site.last)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </section>
);
