import exifr from 'exifr';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { readPhotograph } from './photograph.ts';
import { largestPhotograph } from './photograph-limits.ts';

/** A phone's picture of 60 by 40, held upright: 40 by 60 once turned. */
const aPicture = () =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#556b2f' } })
    .withExif({
      IFD0: { Make: 'Essai', Model: 'Un' },
      IFD2: {
        DateTimeOriginal: '2018:06:12 10:11:12',
        FocalLengthIn35mmFilm: '35',
        FNumber: '8/1',
        ExposureTime: '1/250',
      },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '50/1 24/1 30/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '3/1 0/1 0/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

describe('a photograph', () => {
  test('tells the day, the position and the settings of its camera', async () => {
    const photo = await readPhotograph('a.jpg', await aPicture());

    expect(photo.takenOn).toBe('2018-06-12');
    expect(photo.position?.latitude).toBeCloseTo(50.40833, 4);
    expect(photo.position?.longitude).toBeCloseTo(3, 4);
    expect(photo.camera).toMatchObject({ model: 'Essai Un', focal35: 35, aperture: 8, exposure: 0.004, iso: null });
  });

  test('is kept upright, without anything that its camera wrote', async () => {
    const photo = await readPhotograph('a.jpg', await aPicture());

    expect([photo.width, photo.height]).toEqual([40, 60]);
    for (const kept of [photo.large, photo.small]) {
      expect(await exifr.gps(kept).catch(() => undefined)).toBeUndefined();
      expect(Buffer.from(kept).includes('Exif')).toBe(false);
      expect((await sharp(kept).metadata()).exif).toBeUndefined();
    }
  });

  test('without a word of its camera has no day and no position', async () => {
    const plain = await sharp({ create: { width: 4, height: 4, channels: 4, background: '#0000' } })
      .png()
      .toBuffer();

    expect(await readPhotograph('a.png', plain)).toMatchObject({ takenOn: null, position: null, width: 4 });
  });

  test.each([
    ['photo_unreadable', 'a text that bears the name of a picture', new TextEncoder().encode('<svg onload="x()"/>')],
    [
      'photo_unreadable',
      'a picture of another type',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    ],
    ['photo_too_large', 'a picture that is too heavy', new Uint8Array(largestPhotograph + 1)],
  ])('%s refuses %s', async (code, _, content) => {
    await expect(readPhotograph('a.jpg', content)).rejects.toMatchObject({ code });
  });

  test('cut short is refused', async () => {
    const whole = await sharp({ create: { width: 400, height: 400, channels: 3, background: '#555' } })
      .jpeg()
      .toBuffer();

    await expect(readPhotograph('a.jpg', whole.subarray(0, whole.length / 2))).rejects.toMatchObject({
      code: 'photo_unreadable',
    });
  });
});
