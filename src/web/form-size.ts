/** Forms are read into memory; the largest ordinary one carries a document of 20 MB to check. */
const largestForm = 20 * 1024 * 1024;

/** A layer of a whole property: 100,000 outlines take 45 to 60 MB. */
const largestLayer = 60 * 1024 * 1024;
const layerForms = new Set(['/sites/import', '/sites/zonages']);

/** Where a form sends layers of places or zones; a script asks for the same address with `.data` behind it. */
export const isLayerForm = (pathname: string): boolean => layerForms.has(pathname.replace(/\.data$/, ''));

/** Bytes that what is sent to an address may have. */
export const largestFormAt = (pathname: string): number => (isLayerForm(pathname) ? largestLayer : largestForm);
