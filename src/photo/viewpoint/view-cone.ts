/** Metres of Lambert-93. */
export type Metres = [x: number, y: number];

/** Width of the film that focal lengths are counted on, in millimetres. */
const filmWidth = 36;

/** How wide a lens sees, in degrees: 54 for 35 mm. */
export const fieldOfView = (focal35: number): number => (2 * Math.atan(filmWidth / 2 / focal35) * 180) / Math.PI;

/** Corners of what is seen from a point, up to a distance: the point, then an arc from left to right. */
export function viewCone([x, y]: Metres, azimuth: number, focal35: number, distance: number): Metres[] {
  const field = fieldOfView(focal35);
  const steps = 8;
  const arc = Array.from({ length: steps + 1 }, (_, step): Metres => {
    const angle = ((azimuth + field * (step / steps - 0.5)) * Math.PI) / 180;
    return [x + distance * Math.sin(angle), y + distance * Math.cos(angle)];
  });
  return [[x, y], ...arc, [x, y]];
}
