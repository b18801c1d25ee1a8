import { Link } from 'react-router';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { assembleSheet } from '../edition/assemble-edition.ts';
import { previewPath, readPreview } from '../edition/read-preview.ts';
import type { Route } from './+types/campaign-preview-sheet';
import { PreviewFrame } from './preview-frame.tsx';
import { sheetReading } from './public/readings.ts';
import { SheetPage } from './public/sheet-page.tsx';

export function loader({ request, params, context }: Route.LoaderArgs) {
  return reading(request, async () => {
    const { id, code } = params;
    const { head, document } = await readPreview(contextOf(context), id, (db) => assembleSheet(db, id, code));
    return { head, page: sheetReading(document, previewPath(id), code) };
  });
}

export default function PreviewSheetPage({ loaderData: { head, page } }: Route.ComponentProps) {
  return (
    <PreviewFrame
      head={head}
      title={page.sheet.title}
      edit={
        <>
          <Link to={page.base}>Toute l’édition</Link>
          <Link to={`/travail/fiches/${page.sheet.id}`}>Ouvrir la fiche de travail</Link>
        </>
      }
    >
      <SheetPage reading={page} />
    </PreviewFrame>
  );
}
