import { contextOf } from '../../web/context.ts';
import { answerCatalogue } from '../opendata/catalogue/answer-catalogue.ts';
import type { Route } from './+types/catalogue-json-ld';

export const loader = ({ request, context }: Route.LoaderArgs) =>
  answerCatalogue(contextOf(context), 'jsonld', request);
