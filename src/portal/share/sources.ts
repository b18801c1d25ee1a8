import { figureIllustrations } from '../../indicator/index.ts';
import type { IllustrationSource } from '../../kernel/illustration.ts';
import { editionIllustrations } from '../../report/index.ts';

/** Every chart and map that is embedded elsewhere and downloaded. */
export const illustrationSources: IllustrationSource[] = [...figureIllustrations, ...editionIllustrations];
