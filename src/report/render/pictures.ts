import { globSync, readFileSync } from 'node:fs';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { inProject } from '../../kernel/paths.ts';

/** A drawing as a PNG, for word processors: they do not all draw SVG, and none with our letters. */
export interface Picture {
  png: Uint8Array;
  /** Height for a width of one. */
  ratio: number;
}

/** Three dots for each unit of the drawing: about 260 dpi at the width it has on the page. */
const dots = 3;

/** Draws SVG charts, by name. */
export async function drawPictures(charts: Record<string, string>): Promise<Record<string, Picture>> {
  fonts ??= start();
  const fontBuffers = await fonts;
  return Object.fromEntries(
    Object.entries(charts).map(([id, svg]) => {
      const drawing = new Resvg(svg, {
        fitTo: { mode: 'zoom', value: dots },
        background: 'white',
        font: { fontBuffers, defaultFontFamily: 'Source Sans 3' },
      });
      const drawn = drawing.render();
      const picture = { png: drawn.asPng(), ratio: drawn.height / drawn.width };
      drawn.free();
      drawing.free();
      return [id, picture];
    }),
  );
}

/** The drawing engine starts once, even where two files are asked for together. */
let fonts: Promise<Uint8Array[]> | undefined;

async function start(): Promise<Uint8Array[]> {
  await initWasm(readFileSync(inProject('node_modules/@resvg/resvg-wasm/index_bg.wasm')));
  const files = globSync('node_modules/@expo-google-fonts/source-sans-3/{400Regular,600SemiBold}/*.ttf', {
    cwd: inProject(),
  });
  return files.sort().map((path) => readFileSync(inProject(path)));
}
