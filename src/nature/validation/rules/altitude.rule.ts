import { narrow } from '../../../kernel/french.ts';
import { according, type Judge, surprised } from '../judged.ts';

/** Seen wholly under or over the altitudes where the taxon lives. */
export const unusualAltitude: Judge = ({ taxon, status, altitudeMin, altitudeMax }, profiles) => {
  const [low, high] = [altitudeMin ?? altitudeMax, altitudeMax ?? altitudeMin];
  if (status === 'No' || low === null || high === null) return null;
  const by = surprised(
    profiles,
    (profile) => profile.altitudeMin !== null || profile.altitudeMax !== null,
    (profile) =>
      high >= (profile.altitudeMin ?? Number.NEGATIVE_INFINITY) &&
      low <= (profile.altitudeMax ?? Number.POSITIVE_INFINITY),
  );
  if (!by) return null;
  const said = low === high ? `à ${metres(low)}` : `de ${low} à ${metres(high)}`;
  const tooHigh = by.altitudeMax !== null && low > by.altitudeMax;
  const bound = tooHigh ? `au-dessus de ${metres(by.altitudeMax ?? 0)}` : `sous ${metres(by.altitudeMin ?? 0)}`;
  return `${taxon} n’est pas connu ${bound}, ${according(by)}\u00a0: cette donnée est ${said}.`;
};

const metres = (altitude: number): string => `${altitude}${narrow}m`;
