import type { Context } from '../../identity/index.ts';
import { isDomainError } from '../../kernel/errors.ts';
import type { Illustration } from '../../kernel/illustration.ts';
import { readIllustration } from '../share/read-illustration.ts';

export interface PlaceMap extends Pick<Illustration, 'svg' | 'legend'> {
  /** The same map, on which one moves: what it is asked. */
  query: string;
}

/** The map of a commune or an EPCI, as it is given away: its outline, its sites, its actions; null where none is to be drawn. */
export async function readPlaceMap(
  { db, effects }: Pick<Context, 'db' | 'effects'>,
  code: string,
  withActions: boolean,
): Promise<PlaceMap | null> {
  const query = new URLSearchParams({ territoire: code, ...(withActions ? { calque: 'actions' } : {}) });
  try {
    const { svg, legend } = await readIllustration({ db, effects, path: 'carte', query });
    return { svg, query: query.toString(), ...(legend ? { legend } : {}) };
  } catch (error) {
    if (isDomainError(error) && error.kind === 'missing') return null;
    throw error;
  }
}
