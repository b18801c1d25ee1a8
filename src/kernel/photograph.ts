import exifr from 'exifr';
import sharp, { type Sharp } from 'sharp';
import { DomainError } from './errors.ts';
import { largestPhotograph } from './photograph-limits.ts';

const accepted = ['jpeg', 'png', 'webp'];
const mostPixels = 100_000_000;
const sides = { large: 2560, small: 640 };

export interface Photograph {
  /** JPEG, upright, without anything that the camera wrote in it. */
  large: Uint8Array;
  small: Uint8Array;
  width: number;
  height: number;
  /** What the camera wrote: the day, and where it stood, in degrees. */
  takenOn: string | null;
  position: { longitude: number; latitude: number } | null;
  camera: Camera;
}

/** The settings that a camera wrote, where it did. */
export interface Camera {
  model: string | null;
  /** What the focal length would be on 24 × 36 film, in millimetres. */
  focal35: number | null;
  aperture: number | null;
  /** Seconds. */
  exposure: number | null;
  iso: number | null;
  /** Where it looked, in degrees from the north. */
  azimuth: number | null;
}

/**
 * Reads a photograph as it was sent: what its camera says of day and position is told apart, and the picture is written
 * anew without it. The type is what the bytes are, whatever the name says.
 */
export async function readPhotograph(name: string, content: Uint8Array): Promise<Photograph> {
  await refusePhotograph(name, content);
  const picture = () => sharp(content, { limitInputPixels: mostPixels, failOn: 'error' });
  try {
    const [large, small, written] = await Promise.all([
      rewritten(picture(), sides.large),
      rewritten(picture(), sides.small),
      readWritten(content),
    ]);
    const { width, height } = large.info;
    return { large: large.data, small: small.data, width, height, ...written };
  } catch {
    // The library tells bad pictures by plain errors alone.
    throw unreadable(name);
  }
}

/** Refuses what is no photograph by its first bytes, before anything is done with it. */
export async function refusePhotograph(name: string, content: Uint8Array): Promise<void> {
  if (content.length > largestPhotograph) throw tooLarge(name);
  const format = await sharp(content)
    .metadata()
    .then(
      (read) => read.format,
      () => undefined,
    );
  if (!format || !accepted.includes(format)) throw unreadable(name);
}

/** Turned upright, no larger than needed, in the colours of the web; all metadata is left out. */
const rewritten = (picture: Sharp, side: number) =>
  picture
    .rotate()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 82 })
    .toBuffer({ resolveWithObject: true });

async function readWritten(content: Uint8Array): Promise<Pick<Photograph, 'takenOn' | 'position' | 'camera'>> {
  const [position, tags] = await Promise.all([
    exifr.gps(content).catch(() => undefined),
    exifr.parse(content, { pick: Object.values(tagNames), reviveValues: false }).catch(() => undefined),
  ]);
  const day = /^(\d{4}):(\d{2}):(\d{2})/.exec(String(tags?.[tagNames.day] ?? ''));
  return {
    takenOn: day && isDay(day) ? `${day[1]}-${day[2]}-${day[3]}` : null,
    position: position && isPosition(position) ? { longitude: position.longitude, latitude: position.latitude } : null,
    camera: cameraOf(tags ?? {}),
  };
}

/** The names that cameras give to what is read of them. */
const tagNames = {
  day: 'DateTimeOriginal',
  make: 'Make',
  model: 'Model',
  focal35: 'FocalLengthIn35mmFormat',
  aperture: 'FNumber',
  exposure: 'ExposureTime',
  iso: 'ISO',
  azimuth: 'GPSImgDirection',
};

function cameraOf(tags: Record<string, unknown>): Camera {
  const number = (name: string): number | null => {
    const value = Number(tags[name]);
    return Number.isFinite(value) && value > 0 ? value : null;
  };
  const word = (name: string): string => (typeof tags[name] === 'string' ? tags[name].trim().slice(0, 80) : '');
  const [make, model] = [word(tagNames.make), word(tagNames.model)];
  return {
    model: (model.startsWith(make) ? model : `${make} ${model}`.trim()) || null,
    focal35: number(tagNames.focal35),
    aperture: number(tagNames.aperture),
    exposure: number(tagNames.exposure),
    iso: number(tagNames.iso),
    azimuth: number(tagNames.azimuth),
  };
}

/** Cameras whose clock was never set write zeros. */
const isDay = ([, year, month, day]: RegExpExecArray): boolean =>
  Number(year) > 1990 && Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;

/** Phones without a fix write zeros. */
const isPosition = (found: { longitude: number; latitude: number }): boolean =>
  Number.isFinite(found.longitude) &&
  Number.isFinite(found.latitude) &&
  (found.longitude !== 0 || found.latitude !== 0);

const tooLarge = (name: string) =>
  new DomainError(
    'invalid',
    'photo_too_large',
    `La photo «\u00a0${name}\u00a0» dépasse 10\u202fMo\u00a0: prenez-la à nouveau en plus petit, ou réduisez-la.`,
  );

const unreadable = (name: string) =>
  new DomainError(
    'invalid',
    'photo_unreadable',
    `«\u00a0${name}\u00a0» n’est pas une photo que Carreau sait lire\u00a0: envoyez une image JPEG, PNG ou WebP entière.`,
  );
