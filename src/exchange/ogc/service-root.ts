/** The address that every document of the service starts from. */
export const serviceRoot = (origin: string): string => `${origin}/ogc`;

export const layerAddress = (origin: string, layer: string): string => `${serviceRoot(origin)}/collections/${layer}`;
