import type { Finding } from '../../kernel/finding.ts';
import type { GeoJson } from '../register/site.ts';
import type { CheckedOutline } from './outlines.sql.ts';

/** Mending that changes less of the area than this changes nothing that a person would see. */
const slight = 0.01;

/** What is wrong with the outlines of a file, or was mended. When most are astray, the projection is what is wrong. */
export function outlineFindings(
  checked: readonly CheckedOutline[],
  given: readonly { line: number; geometry: GeoJson }[],
  epsg: number,
): Finding[] {
  const astray = checked.filter((outline) => outline.astray);
  const allAstray = astray.length > 0 && astray.length * 2 > checked.length;
  const hint = allAstray ? ` ${projectionHint(given[0]?.geometry.coordinates, epsg)}` : '';
  return checked.flatMap((outline) => [
    ...(outline.astray ? [finding(outline, 'A', 'outline_astray', `Ce contour tombe hors de France.${hint}`)] : []),
    ...(outline.crossing ? [crossingFinding(outline)] : []),
  ]);
}

const finding = ({ line }: CheckedOutline, tier: Finding['tier'], code: string, sentence: string): Finding => ({
  code,
  tier,
  sentence,
  place: { line },
});

function crossingFinding(outline: CheckedOutline): Finding {
  const { longitude = 0, latitude = 0 } = outline.crossing ?? {};
  const where = `près de ${print(latitude)}° N, ${print(longitude)}° E`;
  return outline.changed <= slight
    ? finding(
        outline,
        'C',
        'outline_mended',
        `Le contour se recoupait ${where}\u00a0: il a été réparé sans changer sa surface.`,
      )
    : finding(
        outline,
        'A',
        'outline_crosses',
        `Le contour se recoupe ${where}, et le réparer changerait sa surface\u00a0: déplacez un de ses sommets.`,
      );
}

const print = (degrees: number): string => degrees.toFixed(5).replace('.', ',').replace('-', '−');

/** What the first coordinates look like, when the file's own word puts them out of France. */
function projectionHint(coordinates: unknown, epsg: number): string {
  const [x, y] = firstPosition(coordinates);
  if (x > 100_000 && x < 1_300_000 && y > 6_000_000 && y < 7_200_000 && epsg !== 2154)
    return 'Ces coordonnées ressemblent à du Lambert-93\u00a0: indiquez EPSG 2154.';
  if (Math.abs(x) <= 180 && Math.abs(y) <= 90 && epsg !== 4326)
    return 'Ces coordonnées sont en degrés\u00a0: indiquez EPSG 4326.';
  if (x > 41 && x < 52 && y > -6 && y < 10.5) return 'La longitude et la latitude semblent échangées.';
  return `Vérifiez le système de coordonnées (EPSG ${epsg} a été lu).`;
}

function firstPosition(coordinates: unknown): [number, number] {
  if (!Array.isArray(coordinates)) return [0, 0];
  return typeof coordinates[0] === 'number' ? [coordinates[0], Number(coordinates[1])] : firstPosition(coordinates[0]);
}
