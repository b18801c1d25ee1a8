import { contextOf } from '../../../web/context.ts';
import { answer } from '../../ogc/answer.ts';
import { jsonSchema, schemaDocument } from '../../ogc/documents.ts';
import { knownLayer } from '../../ogc/published-layer.ts';
import { layerAddress } from '../../ogc/service-root.ts';
import type { Route } from './+types/schema';

export const loader = ({ params, context }: Route.LoaderArgs) =>
  answer(async () => {
    const { origin } = contextOf(context);
    const layer = knownLayer(params.layer);
    return { body: schemaDocument(layerAddress(origin, layer.name), layer), type: jsonSchema };
  });
