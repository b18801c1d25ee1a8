import { Link } from 'react-router';
import { missing } from '../../../kernel/errors.ts';
import { contextOf } from '../../../web/context.ts';
import { reading } from '../../../web/forms.ts';
import type { SheetDocument } from '../../document.ts';
import { readPublishedEdition } from '../../published/read-published.ts';
import { figuresOfSheet } from '../../sheet/sheet-document.ts';
import type { Route } from './+types/sheet';
import { addressOf, editionPath, sheetPath } from './address.ts';
import { SheetView } from './edition-view.tsx';

export async function loader({ request, params, context }: Route.LoaderArgs) {
  return reading(request, async () => {
    const address = addressOf(params);
    const { document } = await readPublishedEdition(contextOf(context).db, address);
    const places = document.sections.flatMap((section) => section.sheets.map((sheet) => ({ section, sheet })));
    const index = places.findIndex(({ sheet }) => sheet.code === params.code);
    const place = places[index];
    if (!place) throw missing('Cette fiche');
    return {
      base: editionPath(address),
      title: document.edition.title,
      section: [place.section.number, place.section.label].filter(Boolean).join(' · '),
      sheet: place.sheet,
      figures: Object.fromEntries(
        figuresOfSheet(place.sheet).flatMap((key) => (document.figures[key] ? [[key, document.figures[key]]] : [])),
      ),
      previous: nameOf(places[index - 1]?.sheet),
      next: nameOf(places[index + 1]?.sheet),
    };
  });
}

const nameOf = (sheet: SheetDocument | undefined) => (sheet ? { code: sheet.code, title: sheet.title } : null);

export default function Sheet({
  loaderData: { base, title, section, sheet, figures, previous, next },
}: Route.ComponentProps) {
  return (
    <div className="page report">
      <title>{`${sheet.title} – ${title} – Carreau`}</title>
      <p className="crumbs">
        <Link to="/rapports">Rapports</Link> › <Link to={base}>{title}</Link> › {section}
      </p>
      <SheetView sheet={sheet} figures={figures} base={base} />
      <nav className="neighbours" aria-label="Fiches voisines">
        {previous && (
          <Link to={sheetPath(base, previous.code)} rel="prev">
            <span className="quiet-text">Fiche précédente</span>
            {previous.title}
          </Link>
        )}
        {next && (
          <Link to={sheetPath(base, next.code)} rel="next" className="next">
            <span className="quiet-text">Fiche suivante</span>
            {next.title}
          </Link>
        )}
      </nav>
    </div>
  );
}
