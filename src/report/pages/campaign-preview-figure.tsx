import { Link } from 'react-router';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { previewPath, readPreview } from '../edition/read-preview.ts';
import type { Route } from './+types/campaign-preview-figure';
import { PreviewFrame } from './preview-frame.tsx';
import { FigurePage } from './public/figure-page.tsx';
import { figureReading } from './public/readings.ts';

export function loader({ request, params, context }: Route.LoaderArgs) {
  return reading(request, async () => {
    const { head, document } = await readPreview(contextOf(context), params.id);
    return { head, page: figureReading(document, previewPath(params.id), params.key) };
  });
}

export default function PreviewFigurePage({ loaderData: { head, page } }: Route.ComponentProps) {
  return (
    <PreviewFrame head={head} title={page.figure.label} edit={<Link to={page.base}>Toute l’édition</Link>}>
      <FigurePage reading={page} />
    </PreviewFrame>
  );
}
