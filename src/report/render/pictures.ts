import { globSync, readFileSync } from 'node:fs';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { inProject } from '../../kernel/paths.ts';

/** A drawing as a PNG, for what draws no SVG, or not with our letters: word processors, messages. */
export interface Picture {
  png: Uint8Array;
  /** Height for a width of one. */
  ratio: number;
}

/** Three dots for each unit of the drawing: about 260 dpi at the width it has on the page. */
const dotsInPrint = 3;
/** As sharp as the screens of today. */
const dotsOnScreen = 2;

/** Draws SVG charts for print, by name. */
export async function drawPictures(charts: Record<string, string>): Promise<Record<string, Picture>> {
  const drawn: Record<string, Picture> = {};
  for (const [id, svg] of Object.entries(charts)) drawn[id] = await drawPicture(svg, dotsInPrint);
  return drawn;
}

/** Draws one SVG for a screen. */
export const drawForScreen = async (svg: string): Promise<Uint8Array> => (await drawPicture(svg, dotsOnScreen)).png;

async function drawPicture(svg: string, dots: number): Promise<Picture> {
  fonts ??= start();
  const drawing = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: dots },
    background: 'white',
    font: { fontBuffers: await fonts, defaultFontFamily: 'Source Sans 3' },
  });
  const drawn = drawing.render();
  const picture = { png: drawn.asPng(), ratio: drawn.height / drawn.width };
  drawn.free();
  drawing.free();
  return picture;
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
