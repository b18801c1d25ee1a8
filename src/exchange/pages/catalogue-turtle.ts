import { contextOf } from '../../web/context.ts';
import { sendingFile } from '../../web/forms.ts';
import { answerCatalogue } from '../opendata/catalogue/answer-catalogue.ts';
import type { Route } from './+types/catalogue-turtle';

export const loader = ({ request, context }: Route.LoaderArgs) =>
  sendingFile(request, () => answerCatalogue(contextOf(context), 'ttl', request));
