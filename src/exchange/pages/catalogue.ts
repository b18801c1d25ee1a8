import { contextOf } from '../../web/context.ts';
import { sendingFile } from '../../web/forms.ts';
import { answerCatalogue, askedForm, seeDatasets } from '../opendata/catalogue/answer-catalogue.ts';
import type { Route } from './+types/catalogue';

/** The catalogue in the form that is asked for. */
export const loader = ({ request, context }: Route.LoaderArgs) => {
  const form = askedForm(request.headers.get('accept'));
  return form ? sendingFile(request, () => answerCatalogue(contextOf(context), form, request)) : seeDatasets();
};
