import { scoreLayer } from './assessment/index.ts';
import { viewpointLayer } from './photo/index.ts';
import { actionLayer } from './programme/index.ts';
import type { MapLayer } from './site/index.ts';
import { conditionLayer, projectLayer } from './watch/index.ts';

/** What every slice shows on the map over the places. */
export const mapLayers: MapLayer[] = [conditionLayer, projectLayer, viewpointLayer, actionLayer, scoreLayer];
