import { escapeMarkup } from '../../kernel/markup.ts';
import type { PublishedLayer } from '../../site/index.ts';
import { plainSystem } from './reference-systems.ts';

/** A QGIS 3 project whose layers read the service: places first, zones beneath, in Lambert-93. */
export function qgisProject(root: string, layers: PublishedLayer[]): string {
  const drawn = layers.filter(({ box }) => box !== null);
  return `<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis projectname="Carreau" version="3.22.0">
  <title>Carreau, données ouvertes</title>
  <projectCrs>${systemMarkup('EPSG:2154')}</projectCrs>
  <properties><SpatialRefSys><ProjectionsEnabled type="int">1</ProjectionsEnabled></SpatialRefSys></properties>
  <layer-tree-group>
${drawn.map((layer) => `    <layer-tree-layer id="${idOf(layer)}" name="${escapeMarkup(layer.title)}" providerKey="OAPIF" checked="Qt::Checked" expanded="0" source="${escapeMarkup(sourceOf(root, layer))}"/>`).join('\n')}
  </layer-tree-group>
  <projectlayers>
${drawn.map((layer) => layerMarkup(root, layer)).join('\n')}
  </projectlayers>
</qgis>
`;
}

const layerMarkup = (
  root: string,
  layer: PublishedLayer,
): string => `    <maplayer type="vector" refreshOnNotifyEnabled="0">
      <id>${idOf(layer)}</id>
      <datasource>${escapeMarkup(sourceOf(root, layer))}</datasource>
      <layername>${escapeMarkup(layer.title)}</layername>
      <srs>${systemMarkup('OGC:CRS84')}</srs>
      <provider encoding="UTF-8">OAPIF</provider>
    </maplayer>`;

const sourceOf = (root: string, { name }: PublishedLayer): string =>
  `url='${root}' typename='${name}' srsname='${plainSystem}' restrictToRequestBBOX='1' version='OGC_API_FEATURES'`;

/** QGIS replaces short identifiers, and then the tree no longer finds its layers. */
const idOf = ({ name }: PublishedLayer): string => `couche_${name}`;

/** QGIS reads the code only beside a number of its own registry, whatever that number is. */
const systemMarkup = (code: string): string =>
  `<spatialrefsys><srsid>1</srsid><authid>${code}</authid></spatialrefsys>`;
