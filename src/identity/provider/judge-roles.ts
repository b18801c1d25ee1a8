import type { Db } from '../../kernel/db/index.ts';
import { isDomainError } from '../../kernel/errors.ts';
import { readRoles } from './open-provider.ts';
import { findPlace } from './provider.sql.ts';

/** What is wrong with a file of roles, a sentence a line: one that names nothing here gives nothing to anybody. */
export async function judgeRoles(db: Db, file: string): Promise<string[]> {
  try {
    const wrong = [];
    for (const [at, { organisation, service }] of readRoles(file).entries()) {
      const place = await findPlace(db, { organisation, service });
      if (!place) wrong.push(`rôle ${at + 1}, aucune organisation ne s’appelle «\u00a0${organisation}\u00a0»`);
      else if (service && !place.serviceId)
        wrong.push(`rôle ${at + 1}, «\u00a0${organisation}\u00a0» n’a pas de service «\u00a0${service}\u00a0»`);
    }
    return wrong;
  } catch (error) {
    return [isDomainError(error) ? error.message : `il ne se lit pas (${(error as Error).message})`];
  }
}
