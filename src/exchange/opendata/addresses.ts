/** Where what is open stands: these addresses do not change. */
export const pageOfDatasets = '/donnees-ouvertes';
export const pageOfDataset = (name: string): string => `${pageOfDatasets}/jeux/${name}`;
export const fileOfDataset = (name: string, ending: string): string => `${pageOfDatasets}/${name}.${ending}`;

export const openLicence = {
  label: 'Licence Ouverte 2.0',
  address: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
} as const;
