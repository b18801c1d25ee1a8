import { globSync, readFileSync } from 'node:fs';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { inProject } from '../../kernel/paths.ts';
import type { PrintedDocument } from './pieces.ts';

/**
 * Sets a document as tagged PDF/UA-1. `charts` are SVG by figure key, `photographs` JPEG by the name their pieces bear.
 * The same input gives the same bytes.
 */
export function writePdf(
  document: PrintedDocument,
  charts: Record<string, string>,
  photographs: Record<string, Uint8Array> = {},
): Uint8Array {
  const data = JSON.stringify({ ...document, date: dateParts(document.date), charts });
  typst ??= startTypst();
  typst.mapShadow(`${folder}/document.json`, Buffer.from(data));
  for (const [id, content] of Object.entries(photographs)) typst.mapShadow(photographPath(id), Buffer.from(content));
  try {
    const compiled = typst.compile({ mainFilePath: `${folder}/report.typ` });
    if (!compiled.result) throw new Error(`typesetting failed: ${diagnosticsOf(typst, compiled)}`);
    return typst.pdf(compiled.result, { pdfStandard: 'ua-1' });
  } finally {
    // Nothing kept between two files: a report takes tens of MB, and is rarely set twice.
    for (const id of Object.keys(photographs)) typst.unmapShadow(photographPath(id));
    typst.evictCache(0);
  }
}

const folder = inProject('src/report/render');
const photographPath = (id: string): string => `${folder}/photographs/${id}.jpg`;
let typst: NodeCompiler | undefined;

function startTypst(): NodeCompiler {
  const styles = '{400Regular,400Regular_Italic,600SemiBold,600SemiBold_Italic,700Bold}';
  const fonts = globSync(`node_modules/@expo-google-fonts/source-{serif-4,sans-3}/${styles}/*.ttf`, {
    cwd: inProject(),
  });
  return NodeCompiler.create({
    workspace: folder,
    fontArgs: [{ fontBlobs: fonts.sort().map((path) => readFileSync(inProject(path))) }],
  });
}

type Compiled = ReturnType<NodeCompiler['compile']>;

function diagnosticsOf(compiler: NodeCompiler, compiled: Compiled): string {
  const error = compiled.takeDiagnostics();
  return error ? JSON.stringify(compiler.fetchDiagnostics(error)) : 'no diagnostics';
}

/** Named arguments of Typst's `datetime`. */
function dateParts(instant: string): Record<string, number> {
  const date = new Date(instant);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}
