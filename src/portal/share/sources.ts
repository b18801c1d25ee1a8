import { assessmentIllustrations } from '../../assessment/index.ts';
import { figureIllustrations } from '../../indicator/index.ts';
import type { IllustrationSource } from '../../kernel/illustration.ts';
import { mapLayers } from '../../map-layers.ts';
import { natureIllustrations } from '../../nature/index.ts';
import { viewpointIllustrations } from '../../photo/index.ts';
import { planIllustrations } from '../../programme/index.ts';
import { editionIllustrations } from '../../report/index.ts';
import { siteIllustrations } from '../../site/index.ts';

/** Every chart and map that is embedded elsewhere and downloaded. */
export const illustrationSources: IllustrationSource[] = [
  ...siteIllustrations(mapLayers),
  ...viewpointIllustrations,
  ...natureIllustrations,
  ...assessmentIllustrations,
  ...figureIllustrations,
  ...planIllustrations,
  ...editionIllustrations,
];
