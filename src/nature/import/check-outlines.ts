import type { Db } from '../../kernel/db/index.ts';
import { type CheckedOutline, checkOutlines, knownEpsg } from '../../site/index.ts';
import type { ReadRecord } from './read-record.ts';
import type { Row } from './row.ts';

/** Mending that changes less of the area than this changes nothing that a person would see. */
const slight = 0.01;

/**
 * Lines and surfaces, and points in other projections than degrees and Lambert-93, as the database sees them: put in
 * degrees, mended where that changes next to nothing; otherwise their rows are bad.
 */
export async function checkPlaces(db: Db, read: readonly ReadRecord[], rows: ReadonlyMap<number, Row>): Promise<void> {
  const drawn = read.flatMap((each) => {
    const { place } = each.record;
    const isSimple = place.kind !== 'geometry' || (place.shape.type === 'Point' && [4326, 2154].includes(place.epsg));
    return isSimple ? [] : [{ each, place }];
  });
  for (const [epsg, group] of Map.groupBy(drawn, ({ place }) => place.epsg)) {
    const known = await knownEpsg(db, epsg);
    const outlines = group.map(({ each, place }) => ({ line: each.line, geometry: place.shape }));
    const checked = new Map((known ? await checkOutlines(db, outlines, epsg) : []).map((one) => [one.line, one]));
    for (const { each, place } of group) {
      const row = rows.get(each.line);
      const outline = checked.get(each.line);
      if (!known)
        row?.bad(
          'unknown_projection',
          `Le système EPSG ${epsg} n’est pas connu\u00a0: 2154 est le Lambert-93, 4326 les degrés.`,
          'wkt',
        );
      if (!row || !outline) continue;
      tellOutline(row, outline, epsg);
      const { geometry } = outline;
      each.record.place = { ...place, shape: geometry as typeof place.shape, epsg: 4326 };
    }
  }
}

function tellOutline(row: Row, { astray, crossing, changed, geometry }: CheckedOutline, epsg: number): void {
  // A surface folded upon itself has nothing left once mended.
  const isLost = Array.isArray(geometry.coordinates) && geometry.coordinates.length === 0;
  if (crossing && changed <= slight && !isLost)
    row.tell('geometry_mended', 'C', 'Le contour se recoupait\u00a0: il a été réparé sans changer sa surface.', 'wkt');
  else if (crossing)
    row.bad(
      'bad_geometry',
      'Le contour se recoupe, et le réparer changerait sa surface\u00a0: déplacez un de ses sommets.',
      'wkt',
    );
  else if (astray)
    row.bad(
      'place_astray',
      `Ce contour tombe hors de France. Vérifiez ses coordonnées et leur système (EPSG ${epsg} a été lu).`,
      'wkt',
    );
}
