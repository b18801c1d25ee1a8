import { matchPath } from 'react-router';
import { todayOf } from '../../kernel/day.ts';
import { type Db, keepWhileUnchanged } from '../../kernel/db/index.ts';
import type { Effects } from '../../kernel/effects.ts';
import { isDomainError, missing } from '../../kernel/errors.ts';
import type { Illustration } from '../../kernel/illustration.ts';
import type { NamedLicence } from '../../kernel/open-licence.ts';
import { findSharedLicence } from './shared-licence.sql.ts';
import { illustrationSources } from './sources.ts';

export interface WantedIllustration {
  db: Db;
  effects: Effects;
  /** Below the roots, decoded: "indicateurs/7/evolution". */
  path: string;
  query: URLSearchParams;
}

export interface SharedIllustration extends Omit<Illustration, 'licence'> {
  licence: Pick<NamedLicence, 'label'> & Partial<NamedLicence>;
}

/** The chart or map of an address, as every visitor sees it. */
export const readIllustration = keepWhileUnchanged(
  async ({ db, effects, path, query }: WantedIllustration): Promise<SharedIllustration> => {
    for (const source of illustrationSources) {
      const match = matchPath(source.path, `/${path}`);
      if (!match) continue;
      const asked = { params: match.params as Record<string, string>, query };
      const { licence, ...illustration } = await source.read({ db, effects }, asked).catch(hide);
      return { ...illustration, licence: licence ? { label: licence } : await findSharedLicence(db) };
    }
    throw missing('Cette illustration');
  },
  ({ effects, path, query }) => `${todayOf(effects)} ${path}?${query}`,
);

/** What a visitor may not read is not there: nobody signs in from the page of others. */
function hide(error: unknown): never {
  const isRefused = isDomainError(error) && ['unauthenticated', 'forbidden'].includes(error.kind);
  throw isRefused ? missing('Cette illustration') : error;
}
