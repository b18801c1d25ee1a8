import type { keepShot } from '../index.ts';
import type { ShotInput } from '../shot/shot.ts';

/** A shot as a form sends it: the page's own, or one that a device kept until it found a network. */
export async function shotFromForm(form: FormData, viewpointId: string): Promise<Parameters<typeof keepShot>[1]> {
  const text = (name: string) => String(form.get(name) ?? '');
  const sent = form.get('file');
  return {
    id: text('id'),
    viewpointId,
    personId: text('personId') || null,
    kind: (text('kind') || 'shot') as ShotInput['kind'],
    day: text('day'),
    author: text('author'),
    organisation: text('organisation'),
    source: text('source'),
    conformity: (text('conformity') || 'ok') as ShotInput['conformity'],
    reason: text('reason'),
    file:
      sent instanceof File && sent.size > 0
        ? { name: sent.name, content: new Uint8Array(await sent.arrayBuffer()) }
        : undefined,
  };
}
