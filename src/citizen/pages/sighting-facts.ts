import { printDate } from '../../kernel/french.ts';
import { printPoint } from '../../nature/pages/visit/place-entry.tsx';
import type { Message } from '../index.ts';
import type { Point } from './point-map.tsx';

/** Where a sighting was, where its sender put a point. */
export function sightedAt({ details }: Pick<Message, 'details'>): Point | null {
  const [longitude, latitude] = (details.point ?? '').split(',').map(Number);
  return details.point && longitude !== undefined && latitude !== undefined ? [longitude, latitude] : null;
}

/** What a sighting says, in words. */
export function sightingFacts(message: Pick<Message, 'kind' | 'details'>): [string, string][] {
  if (message.kind !== 'sighting' || !message.details.date) return [];
  const { name, date, count = '', commune = '', precision } = message.details;
  const point = sightedAt(message);
  const facts: [string, string][] = [
    ['Espèce', name || 'Non reconnue'],
    ['Nombre', count],
    ['Vue le', printDate(date)],
    ['Lieu', point ? `${printPoint(point)}${precision ? `, à ${precision}\u00a0m près` : ''}` : commune],
  ];
  return facts.filter(([, said]) => said !== '');
}
