import { tones } from '../plan/draw-plan.ts';
import type { LegendEntry } from './map-layer.ts';
import { cornersOf } from './mark-shape.ts';

/** A mark of a legend in the colours of plans, in a box of 22 around nothing. */
export const drawnMark = ({ shape, tone }: Pick<LegendEntry, 'shape' | 'tone'>): string =>
  `<polygon points="${cornersOf(shape, 8)}" fill="${tones[tone]}"/>`;
