import { Link } from 'react-router';
import { months, printCount, printDate, printNumber } from '../../kernel/french.ts';
import { atFirst } from '../../site/pages/bounds.ts';
import { Drawing } from '../../web/components/drawing.tsx';
import type { Shared } from '../../web/embedded.ts';
import { everyYear, phenologyChart, yearsChart } from '../chart/taxon-charts.ts';
import type { readTaxon } from '../index.ts';
import { cellClasses, mostInCell } from '../map/cell-classes.ts';
import { RecordMap } from './record-map.tsx';

type Read = Awaited<ReturnType<typeof readTaxon>>;
interface Props {
  figures: Read['figures'];
  cdRef: number;
  /** As its page calls it. */
  name: string;
  baseMap: string | null;
}

/** Where, when and with what effort a taxon was seen. */
export function TaxonFigures({ figures, cdRef, name, baseMap }: Props) {
  const { occurrence, meshes, sites, extent } = figures;
  const { seen, absent, first, last } = occurrence;
  if (seen + absent === 0) return null;
  const share = (end: string, title: string): Shared => ({
    at: `/nature/taxons/${cdRef}/${end}`,
    title: `${title}, ${name}`,
  });
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
            share={share('repartition', 'Répartition')}
          />
          <MeshList meshes={meshes} cdRef={cdRef} />
        </div>
      </section>
      {seen > 0 && <Phenology decades={occurrence.decades} share={share} />}
      {seen > 0 && <Trend figures={figures} share={share} />}
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

type ShareOf = (end: string, title: string) => Shared;

function Phenology({ decades, share }: { decades: Props['figures']['occurrence']['decades']; share: ShareOf }) {
  const counts = new Map(decades.map(({ decade, seen }) => [decade, seen]));
  return (
    <section>
      <h2>Phénologie</h2>
      <Drawing svg={phenologyChart(decades)} share={share('phenologie', 'Phénologie')} />
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

function Trend({ figures: { occurrence, effort }, share }: Pick<Props, 'figures'> & { share: ShareOf }) {
  const visits = new Map(effort.map(({ year, visits: count }) => [year, count]));
  return (
    <section>
      <h2>D’année en année</h2>
      <Drawing svg={yearsChart(occurrence.years)} share={share('annees', 'D’année en année')} />
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
              {everyYear(occurrence.years)
                .toReversed()
                .map(({ year, found: of }) => {
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
