/** Licences that rows of open data are under, as they are named to people and where they are written. */
export const licences = {
  'lo-2.0': { label: 'Licence Ouverte 2.0', address: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/' },
  'odbl-1.0': { label: 'ODbL 1.0', address: 'https://opendatacommons.org/licenses/odbl/1-0/' },
  'cc-by-4.0': { label: 'CC BY 4.0', address: 'https://creativecommons.org/licenses/by/4.0/' },
  'cc-by-nc-4.0': { label: 'CC BY-NC 4.0', address: 'https://creativecommons.org/licenses/by-nc/4.0/' },
  'cc0-1.0': { label: 'CC0 1.0', address: 'https://creativecommons.org/publicdomain/zero/1.0/' },
} as const;

/** Those that an organisation may choose for all that it publishes. */
export const openLicenceKeys = ['lo-2.0', 'odbl-1.0', 'cc-by-4.0'] as const satisfies (keyof typeof licences)[];
export type OpenLicenceKey = (typeof openLicenceKeys)[number];

/** Of the catalogue and of the services themselves. */
export const openLicence = licences['lo-2.0'];

export interface NamedLicence {
  label: string;
  address: string;
}

export const licenceNamed = (label: string): NamedLicence | undefined =>
  Object.values(licences).find((licence) => licence.label === label);
