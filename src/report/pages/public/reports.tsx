import { Link } from 'react-router';
import { printDate } from '../../../kernel/french.ts';
import { EmptyState } from '../../../web/components/states.tsx';
import { contextOf } from '../../../web/context.ts';
import { reading } from '../../../web/forms.ts';
import { listPublished } from '../../published/published.sql.ts';
import { readReportType } from '../../read-report-type.ts';
import type { Route } from './+types/reports';
import { editionPath } from './address.ts';
import './report.css';

export const loader = ({ request, context }: Route.LoaderArgs) =>
  reading(request, async () => {
    const editions = await listPublished(contextOf(context).db);
    const reports = editions.map((edition) => ({
      publisher: edition.publisherName,
      type: readReportType(edition.reportType).label,
      title: edition.title,
      year: edition.year,
      erratum: edition.erratum,
      frozenOn: edition.frozenAt.toISOString(),
      path: editionPath({ publisher: edition.publisherSlug, type: edition.reportType, year: edition.year }),
    }));
    return { publishers: [...Map.groupBy(reports, (report) => report.publisher)] };
  });

export default function Reports({ loaderData: { publishers } }: Route.ComponentProps) {
  return (
    <div className="page">
      <title>Rapports – Carreau</title>
      <h1>Rapports</h1>
      {publishers.length === 0 ? (
        <EmptyState title="Aucun rapport n’est encore publié">
          <p>Les rapports des organisations du territoire apparaîtront ici dès leur publication.</p>
        </EmptyState>
      ) : (
        <p className="lead">Les rapports publiés, par organisation, de l’année la plus récente à la plus ancienne.</p>
      )}
      {publishers.map(([publisher, reports]) => (
        <section key={publisher} className="report-list">
          <h2>{publisher}</h2>
          <ul>
            {reports.map((report) => (
              <li key={report.path}>
                <span className="report-year">{report.year}</span>
                <div>
                  <Link to={report.path} className="report-title">
                    {report.title}
                  </Link>
                  <p className="quiet-text">
                    {report.type} · figé le {printDate(report.frozenOn)}
                    {report.erratum > 0 && ` · erratum n° ${report.erratum}`}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
