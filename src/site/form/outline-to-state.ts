import type { Context } from '../../identity/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { outlineFindings } from '../files/outline-findings.ts';
import { checkOutlines } from '../files/outlines.sql.ts';
import { wrongShape } from '../files/wrong-shape.ts';
import type { GeoJson } from '../register/site.ts';
import { readTypedOutline } from './read-typed-outline.ts';

/** What was drawn or typed, in degrees; mended where that changes next to nothing, refused with the place where it would. */
export async function outlineToState(
  { db }: Context,
  text: string,
): Promise<{ geometry: GeoJson; mended: string | null }> {
  const { geometry, epsg } = readTypedOutline(text);
  const fault = wrongShape(geometry);
  if (fault) throw wrongOutline(fault);
  const given = [{ line: 1, geometry }];
  const checked = await checkOutlines(db, given, epsg);
  const findings = outlineFindings(checked, given, epsg);
  const wrong = findings.find(({ tier }) => tier === 'A');
  if (wrong) throw wrongOutline(wrong.sentence);
  return { geometry: checked[0]?.geometry ?? geometry, mended: findings[0]?.sentence ?? null };
}

const wrongOutline = (sentence: string) => new DomainError('invalid', 'wrong_outline', sentence);
