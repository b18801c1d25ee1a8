import { useEffect, useState } from 'react';
import type { CarriedField, SeenTaxon } from '../../index.ts';
import { askServer } from './ask-server.ts';
import type { VisitValues } from './visit-answer.ts';

/** Taxa seen at the place that is chosen: those that the device carries, else those that the server knows. */
export function useSeenHere(
  { sites, protocol }: CarriedField,
  { siteId, point }: Pick<VisitValues, 'siteId' | 'point'>,
): SeenTaxon[] {
  const carried = sites.find(({ id }) => id === siteId)?.seen ?? [];
  const needed = carried.length === 0 && (siteId || point);
  const here = siteId ? `site ${siteId}` : `point ${point?.join(',')}`;
  const [told, setTold] = useState<{ here: string; seen: SeenTaxon[] }>({ here: '', seen: [] });
  useEffect(() => {
    if (!needed) return;
    let wanted = true;
    const [kind = '', where = ''] = here.split(' ');
    void askServer<SeenTaxon>('vus-ici', { protocole: protocol.name, [kind]: where }).then(
      (seen) => wanted && setTold({ here, seen }),
    );
    return () => {
      wanted = false;
    };
  }, [needed, here, protocol.name]);
  if (carried.length > 0) return carried;
  return told.here === here ? told.seen : [];
}
