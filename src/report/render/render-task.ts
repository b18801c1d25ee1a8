import type { EditionDocument } from '../document.ts';
import { printEdition } from './edition-pieces.ts';
import type { EditionFormat } from './formats.ts';
import { writePdf } from './pdf.ts';

export type RenderTask = { kind: 'edition'; document: EditionDocument; format: EditionFormat };
export type RenderRequest = { id: number; task: RenderTask };
export type RenderReply = { id: number; bytes: Uint8Array } | { id: number; error: string };

/** Makes the bytes of one file; runs in the rendering thread. */
export async function perform(task: RenderTask): Promise<Uint8Array> {
  switch (task.format) {
    case 'json':
      return new TextEncoder().encode(`${JSON.stringify(task.document, null, 2)}\n`);
    case 'pdf':
      return writePdf(printEdition(task.document), {});
  }
}
