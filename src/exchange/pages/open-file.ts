import { redirect } from 'react-router';
import { contextOf } from '../../web/context.ts';
import { sendingFile } from '../../web/forms.ts';
import { pageOfDataset } from '../opendata/addresses.ts';
import { answerFile } from '../opendata/answer-file.ts';
import { findDataset } from '../opendata/datasets.ts';
import type { Route } from './+types/open-file';

/** A file of a dataset; its name alone leads to its page. */
export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  sendingFile(request, async () =>
    params.file.includes('.')
      ? answerFile(contextOf(context), params.file, request)
      : redirect(pageOfDataset(findDataset(params.file).name), 301),
  );
