import { Link } from 'react-router';
import { breakdownSvg, chartSvg } from '../../../indicator/index.ts';
import { Explanation } from '../../../indicator/pages/explanation.tsx';
import { Change } from '../../../indicator/pages/figure.tsx';
import { missing } from '../../../kernel/errors.ts';
import { contextOf } from '../../../web/context.ts';
import { reading } from '../../../web/forms.ts';
import { readPublishedEdition } from '../../published/read-published.ts';
import { figuresOfSheet } from '../../sheet/sheet-document.ts';
import type { Route } from './+types/figure';
import { addressOf, editionPath, sheetPath } from './address.ts';

export async function loader({ request, params, context }: Route.LoaderArgs) {
  return reading(request, async () => {
    const address = addressOf(params);
    const { document } = await readPublishedEdition(contextOf(context).db, address);
    const figure = document.figures[params.key];
    if (!figure) throw missing('Ce chiffre');
    const sheets = document.sections
      .flatMap((section) => section.sheets)
      .filter((sheet) => figuresOfSheet(sheet).includes(params.key));
    return {
      base: editionPath(address),
      title: document.edition.title,
      figure,
      charts: { series: chartSvg(figure), breakdowns: figure.breakdowns.map((breakdown) => breakdownSvg(breakdown)) },
      sheets: sheets.map(({ code, title }) => ({ code, title })),
    };
  });
}

export default function Figure({ loaderData: { base, title, figure, charts, sheets } }: Route.ComponentProps) {
  return (
    <div className="page report">
      <title>{`${figure.label}, ${figure.periodLabel} – ${title} – Carreau`}</title>
      <p className="crumbs">
        <Link to="/rapports">Rapports</Link> › <Link to={base}>{title}</Link> › Chiffre {figure.code}
      </p>
      <h1>{figure.label}</h1>
      <p className="indicator-value">{figure.printed}</p>
      <p className="quiet-text">
        {figure.periodLabel}, {figure.territory} <Change figure={figure} />
      </p>
      <Explanation figure={figure} charts={charts} />
      {sheets.length > 0 && (
        <section>
          <h2>Où il est cité</h2>
          <ul>
            {sheets.map((sheet) => (
              <li key={sheet.code}>
                <Link to={sheetPath(base, sheet.code)}>
                  {sheet.code} · {sheet.title}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
