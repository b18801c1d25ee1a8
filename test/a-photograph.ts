import sharp from 'sharp';

/** A picture as a camera writes it, with its day and position where it has them. */
export function aPhotograph({ colour = '#6b7a4f', day }: { colour?: string; day?: string } = {}): Promise<Buffer> {
  const picture = sharp({ create: { width: 60, height: 40, channels: 3, background: colour } });
  const written = {
    IFD2: { DateTimeOriginal: `${day?.replaceAll('-', ':')} 10:11:12`, FocalLengthIn35mmFilm: '35' },
    IFD3: {
      GPSLatitudeRef: 'N',
      GPSLatitude: '50/1 24/1 30/1',
      GPSLongitudeRef: 'E',
      GPSLongitude: '3/1 0/1 0/1',
    },
  };
  return (day ? picture.withExif(written) : picture).jpeg().toBuffer();
}
