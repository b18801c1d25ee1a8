/** The largest document that the page takes, in bytes: 20 MB. */
export const largestUpload = 20_000_000;
