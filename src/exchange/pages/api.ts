import { contextOf } from '../../web/context.ts';
import { dispatch } from '../api/dispatch.ts';
import type { Route } from './+types/api';

export const loader = ({ request, context }: Route.LoaderArgs) => dispatch(contextOf(context), request);
export const action = ({ request, context }: Route.ActionArgs) => dispatch(contextOf(context), request);
