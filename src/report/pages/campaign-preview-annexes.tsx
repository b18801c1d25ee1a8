import { Link } from 'react-router';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { previewPath, readPreview } from '../edition/read-preview.ts';
import type { Route } from './+types/campaign-preview-annexes';
import { PreviewFrame } from './preview-frame.tsx';
import { AnnexesPage } from './public/annexes-page.tsx';
import { annexesReading } from './public/readings.ts';

export function loader({ request, params, context }: Route.LoaderArgs) {
  return reading(request, async () => {
    const { head, document } = await readPreview(contextOf(context), params.id);
    return { head, page: annexesReading(document, previewPath(params.id)) };
  });
}

export default function PreviewAnnexesPage({ loaderData: { head, page } }: Route.ComponentProps) {
  return (
    <PreviewFrame head={head} title="Annexes" edit={<Link to={page.base}>Toute l’édition</Link>}>
      <AnnexesPage reading={page} />
    </PreviewFrame>
  );
}
