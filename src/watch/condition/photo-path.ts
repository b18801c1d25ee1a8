export type PhotoSize = 'large' | 'small';

/** Where a stored photograph lies in the files of the data folder. */
export const photoPath = (file: string, size: PhotoSize): string =>
  `photos/${file.slice(0, 2)}/${file}${size === 'small' ? '-petite' : ''}.jpg`;
