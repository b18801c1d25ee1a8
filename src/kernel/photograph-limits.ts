export const largestPhotograph = 10 * 1024 * 1024;

/** What a phone or a camera writes and every browser shows. */
export const photographTypes = 'image/jpeg,image/png,image/webp';
