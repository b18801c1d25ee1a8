import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { assembleEdition } from '../edition/assemble-edition.ts';
import { previewPath, readPreview } from '../edition/read-preview.ts';
import { prepareRenderer } from '../render/renderer.ts';
import type { Route } from './+types/campaign-preview';
import { PreviewFrame } from './preview-frame.tsx';
import { EditionPage } from './public/edition-page.tsx';
import { editionReading } from './public/readings.ts';

export function loader({ request, params, context }: Route.LoaderArgs) {
  return reading(request, async () => {
    const { head, document, easyRead } = await readPreview(contextOf(context), params.id, assembleEdition);
    prepareRenderer();
    return { head, page: editionReading(document, previewPath(params.id), easyRead) };
  });
}

export default function PreviewPage({ loaderData: { head, page } }: Route.ComponentProps) {
  const empty = page.sections.length === 0 && page.texts.length === 0;
  return (
    <PreviewFrame head={head} title={empty ? undefined : page.edition.title}>
      {empty ? (
        <EmptyState title="Rien n’est encore écrit">
          <p>Le rapport se formera ici à mesure que les services remplissent leurs fiches.</p>
        </EmptyState>
      ) : (
        <EditionPage reading={page} />
      )}
    </PreviewFrame>
  );
}
