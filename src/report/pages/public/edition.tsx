import { Link } from 'react-router';
import { printDate } from '../../../kernel/french.ts';
import { Notice } from '../../../web/components/states.tsx';
import { contextOf } from '../../../web/context.ts';
import { reading } from '../../../web/forms.ts';
import { readPublishedEdition } from '../../published/read-published.ts';
import { readReportType } from '../../read-report-type.ts';
import { prepareRenderer } from '../../render/renderer.ts';
import { figuresOfText } from '../../sheet/sheet-document.ts';
import type { Route } from './+types/edition';
import { addressOf, editionPath } from './address.ts';
import { Downloads } from './downloads.tsx';
import { EditionOutline } from './edition-view.tsx';
import { RichTextView } from './rich-text-view.tsx';

export async function loader({ request, params, context }: Route.LoaderArgs) {
  return reading(request, async () => {
    const address = addressOf(params);
    const { document } = await readPublishedEdition(contextOf(context).db, address);
    prepareRenderer();
    const { edition, texts, sections } = document;
    const quoted = [...texts.map(({ text }) => text), ...sections.flatMap(({ intro }) => intro ?? [])].flatMap(
      figuresOfText,
    );
    return {
      base: editionPath(address),
      edition,
      frozenAt: document.seal?.frozenAt ?? null,
      sha256: document.seal?.sha256 ?? null,
      texts: texts.filter(({ text }) => text.content.length > 0),
      // The list needs names alone; a sheet's own page carries its content.
      sections: sections.map((section) => ({
        ...section,
        sheets: section.sheets.map((sheet) => ({ ...sheet, keyFigures: [], blocks: [] })),
      })),
      figures: Object.fromEntries(
        quoted.flatMap((key) => (document.figures[key] ? [[key, document.figures[key]]] : [])),
      ),
      figureCount: Object.keys(document.figures).length,
      proceedings: readReportType(edition.reportType).proceedings,
    };
  });
}

export default function Edition({ loaderData }: Route.ComponentProps) {
  const { base, edition, texts, sections, figures, frozenAt, sha256 } = loaderData;
  const start = texts.filter(({ place }) => place === 'start');
  const end = texts.filter(({ place }) => place === 'end');
  return (
    <div className="page report">
      <title>{`${edition.title} – Carreau`}</title>
      <p className="crumbs">
        <Link to="/rapports">Rapports</Link> › {edition.publisher.name}
      </p>
      <h1>{edition.title}</h1>
      <p className="lead">
        {edition.publisher.name}, {edition.stateLabel.toLowerCase()}
      </p>
      {edition.erratum > 0 && (
        <Notice tone="waiting">
          Cette édition est l’erratum n° {edition.erratum}. <Link to={`${base}/annexes`}>Ce qu’elle corrige</Link>
        </Notice>
      )}
      <div className="report-columns">
        <div>
          {start.map(({ code, label, text }) => (
            <section key={code}>
              <h2>{label}</h2>
              <RichTextView text={text} figures={figures} base={base} />
            </section>
          ))}
          <EditionOutline sections={sections} figures={figures} base={base} />
          {end.map(({ code, label, text }) => (
            <section key={code}>
              <h2>{label}</h2>
              <RichTextView text={text} figures={figures} base={base} />
            </section>
          ))}
        </div>
        <aside className="report-aside" aria-label="Fichiers et annexes">
          <Downloads base={base} proceedings={loaderData.proceedings} />
          <h2>Annexes</h2>
          <p>
            <Link to={`${base}/annexes`}>
              Méthodes des {loaderData.figureCount} chiffres, contrôles et exigences légales
            </Link>
          </p>
          {frozenAt && sha256 && (
            <p className="quiet-text">
              Édition figée le {printDate(frozenAt)}. Empreinte <code>{sha256.slice(0, 12)}</code>
            </p>
          )}
        </aside>
      </div>
    </div>
  );
}
