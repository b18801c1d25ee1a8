/** Of all that is published, where nothing else is said. */
export const openLicence = {
  label: 'Licence Ouverte 2.0',
  address: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
} as const;
