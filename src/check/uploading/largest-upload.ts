import { narrow } from '../../kernel/french.ts';

/** The most that the page takes, in bytes: 20 MB. */
export const largestUpload = 20_000_000;

export const tooLargeSentence = (size: number): string =>
  `Ce que vous envoyez pèse ${Math.ceil(size / 1_000_000)}${narrow}Mo, et cette page en reçoit 20. Enregistrez le document sans ses images, ou partagez-le en plusieurs.`;
