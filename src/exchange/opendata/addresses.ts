/** Where what is open stands: these addresses do not change. */
export const pageOfDatasets = '/donnees-ouvertes';
export const pageOfDataset = (name: string): string => `${pageOfDatasets}/jeux/${name}`;
export const fileOfDataset = (name: string, ending: string): string => `${pageOfDatasets}/${name}.${ending}`;
