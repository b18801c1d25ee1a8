import { Link } from 'react-router';
import { ratings } from '../project/impact-scale.ts';

interface Props {
  elements: string[];
  attributes: string[];
  impacts: { id: string; element: string; attribute: string; rating: string; residual: string; mitigation: string }[];
  projectId: string;
  mayEdit: boolean;
}

/** Elements of the action by attributes of the value, then an evaluation a line. */
export function ImpactMatrix({ elements, attributes, impacts, projectId, mayEdit }: Props) {
  return (
    <>
      {impacts.length === 0 ? (
        <p>Aucun impact n’est relevé.</p>
      ) : (
        <div className="table-scroll">
          <table className="table-rows watch-table">
            <caption className="visually-hidden">Impacts, un par ligne</caption>
            <thead>
              <tr>
                <th scope="col">Élément de l’action</th>
                <th scope="col">Attribut touché</th>
                <th scope="col">Évaluation</th>
                <th scope="col">Mesures</th>
                <th scope="col">Après mesures</th>
              </tr>
            </thead>
            <tbody>
              {impacts.map(({ id, element, attribute, rating, residual, mitigation }) => (
                <tr key={id}>
                  <td>
                    <Link to={`/veille/impacts/${id}`}>{element}</Link>
                  </td>
                  <td data-label="Attribut touché">{attribute}</td>
                  <td data-label="Évaluation">{ratings[rating]}</td>
                  <td data-label="Mesures">{mitigation || 'aucune'}</td>
                  <td data-label="Après mesures">{residual === 'none' ? 'à dire' : ratings[residual]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {mayEdit && (
        <p>
          <Link to={`/veille/projets/${projectId}/matrice`} className="button">
            Remplir la matrice
          </Link>{' '}
          <span className="quiet-text">
            {elements.length} × {attributes.length}
          </span>
        </p>
      )}
    </>
  );
}
