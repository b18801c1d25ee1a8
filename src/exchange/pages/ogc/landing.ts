import { contextOf } from '../../../web/context.ts';
import { answer } from '../../ogc/answer.ts';
import { landingDocument } from '../../ogc/documents.ts';
import { serviceRoot } from '../../ogc/service-root.ts';
import type { Route } from './+types/landing';

export const loader = ({ context }: Route.LoaderArgs) =>
  answer(async () => {
    const { origin } = contextOf(context);
    return { body: landingDocument(serviceRoot(origin), origin) };
  });
