import { printNumber } from '../../kernel/french.ts';
import { Drawing } from '../../web/components/drawing.tsx';
import type { Shared } from '../../web/embedded.ts';
import type { ReadAssessment } from '../campaign/read-assessment.ts';
import { groupBars } from '../chart/group-bars.ts';

/** What each criterion brings to all the sites, and what was surveyed of it: a drawing with its table. */
export function Coverage({
  coverage,
  sites,
  share,
}: Pick<ReadAssessment, 'coverage' | 'sites'> & { share: Shared | null }) {
  const bars = coverage.map(({ label, done, sum }) => ({ label, value: done === 0 ? null : sum }));
  const inventoried = coverage.some(({ visits }) => visits > 0);
  return (
    <section aria-labelledby="groupes">
      <h2 id="groupes">Ce que chaque critère apporte</h2>
      <div className="coverage">
        <Drawing svg={groupBars('Points de chaque critère, tous sites ensemble', bars)} share={share} />
        <div className="table-scroll">
          <table className="table-rows">
            <caption>Points de chaque critère, et où il a été relevé</caption>
            <thead>
              <tr>
                <th scope="col">Critère</th>
                <th scope="col" className="number">
                  Points
                </th>
                <th scope="col" className="number">
                  Sites relevés
                </th>
                {inventoried && (
                  <th scope="col" className="number">
                    Visites
                  </th>
                )}
                <th scope="col">Où il manque</th>
              </tr>
            </thead>
            <tbody>
              {coverage.map((group) => (
                <tr key={group.criterion}>
                  <th scope="row">{group.label}</th>
                  <td data-label="Points" className="number">
                    {group.done === 0 ? '–' : printNumber(group.sum)}
                  </td>
                  <td data-label="Sites relevés" className="number">
                    {group.done} sur {sites.length}
                  </td>
                  {inventoried && (
                    <td data-label="Visites" className="number">
                      {group.visits}
                    </td>
                  )}
                  <td data-label="Où il manque">{lackWords(group)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </section>
  );
}

const lackWords = ({ notDone, waiting, reasons }: ReadAssessment['coverage'][number]): string =>
  [
    ...(notDone > 0
      ? [`${notDone} non fait${notDone > 1 ? 's' : ''}${reasons.length ? ` (${reasons.join(' ; ')})` : ''}`]
      : []),
    ...(waiting > 0 ? [`${waiting} en attente`] : []),
  ].join(', ') || '–';
