import { answeringJson } from '../../../web/answer-json.ts';
import { contextOf } from '../../../web/context.ts';
import { readSheetFindings } from '../../checking/read-sheet-findings.ts';
import type { Route } from './+types/findings';

/** What the checks say of the sheet as it is saved. */
export const loader = ({ context, params }: Route.LoaderArgs) =>
  answeringJson(() => readSheetFindings(contextOf(context), params.id, 'sheet'));
