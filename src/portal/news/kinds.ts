import type { NewsKind } from '../../kernel/news.ts';
import { shotNews } from '../../photo/index.ts';
import { actionNews, planNews, stageNews } from '../../programme/index.ts';
import { editionNews } from '../../report/index.ts';
import { siteNews } from '../../site/index.ts';
import { observationNews } from '../../watch/index.ts';

/** What a visitor is told of when it appears. */
export const newsKinds: NewsKind[] = [
  editionNews,
  planNews,
  actionNews,
  stageNews,
  siteNews,
  observationNews,
  shotNews,
];
