import { DomainError } from '../../kernel/errors.ts';

export const projectionNeeded = () =>
  new DomainError(
    'invalid',
    'projection_needed',
    'Le fichier ne dit pas dans quel système sont ses coordonnées. Indiquez son code EPSG\u00a0: 2154 pour le Lambert-93, 4326 pour des degrés.',
  );
