import { answeringJson } from '../../web/answer-json.ts';
import { contextOf } from '../../web/context.ts';
import { readTextsFindings } from '../checking/read-sheet-findings.ts';
import type { Route } from './+types/campaign-texts-findings';

/** What the checks say of the edition's texts as they are saved. */
export const loader = ({ context, params }: Route.LoaderArgs) =>
  answeringJson(() => readTextsFindings(contextOf(context), params.id));
