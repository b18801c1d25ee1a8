import { DomainError } from '../../kernel/errors.ts';

export const alreadyPublished = () =>
  new DomainError(
    'conflict',
    'assessment_published',
    'Cette campagne est publiée\u00a0: ses scores sont figés. Préparez une nouvelle campagne pour évaluer de nouveau ces sites.',
  );
