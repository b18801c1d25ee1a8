import { listPublishedLayers } from '../../../site/index.ts';
import { contextOf } from '../../../web/context.ts';
import { answer } from '../../ogc/answer.ts';
import { qgisProject } from '../../ogc/qgis-project.ts';
import { serviceRoot } from '../../ogc/service-root.ts';
import type { Route } from './+types/project';

export const loader = ({ context }: Route.LoaderArgs) =>
  answer(async () => {
    const { db, origin } = contextOf(context);
    return {
      body: qgisProject(serviceRoot(origin), await listPublishedLayers({ db })),
      type: 'application/x-qgis-project',
      headers: { 'content-disposition': 'attachment; filename="carreau.qgs"' },
    };
  });
